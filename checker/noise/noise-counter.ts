import type { Event, EventKind } from '../../traces/index.ts';
import { noiseClasses } from './classes.ts';
import type { NoiseClass } from './noise-class.ts';
import { Scene } from './scene.ts';

/** How often something was seen that is no finding. */
export interface NoiseCount {
  readonly noise: NoiseClass;
  readonly count: number;
  /** Of so many events of the kinds that it is counted among. */
  readonly of: number;
}

/** Counts what looks wrong in one recording and is not, in memory that grows with the tasks that live. */
export class NoiseCounter {
  readonly #scene = new Scene();
  readonly #counts = new Map<NoiseClass, number>();
  readonly #kinds = new Map<EventKind, number>();

  observe(events: readonly Event[]): void {
    for (const event of events) {
      this.#kinds.set(event.e, (this.#kinds.get(event.e) ?? 0) + 1);
      for (const noise of byKind.get(event.e) ?? [])
        if (noise.isSeen(event, this.#scene)) this.#counts.set(noise, (this.#counts.get(noise) ?? 0) + 1);
      this.#scene.add(event);
    }
  }

  /** All classes with their counts, in order; those never seen too. */
  counts(): readonly NoiseCount[] {
    return noiseClasses.map((noise) => ({
      noise,
      count: this.#counts.get(noise) ?? 0,
      of: noise.kinds.reduce((sum, kind) => sum + (this.#kinds.get(kind) ?? 0), 0),
    }));
  }
}

const byKind = new Map<EventKind, NoiseClass[]>();
for (const noise of noiseClasses) {
  for (const kind of noise.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), noise]);
}
