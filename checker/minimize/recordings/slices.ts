import type { Event } from '../../../traces/index.ts';
import type { ExcerptEvidence } from '../../explain/finding.ts';
import { Past } from './past.ts';
import type { Instance } from './slicer.ts';
import { Slicer } from './slicer.ts';

/** Finds the events that explain several instances in one pass over a recording. */
export class Slices {
  readonly #slicers: readonly Slicer[];
  readonly #past: Past;
  #position = 0;

  constructor(instances: readonly Instance[]) {
    this.#slicers = instances.map((instance) => new Slicer(instance));
    this.#past = new Past(this.#slicers.flatMap(({ tasks }) => [...tasks]));
  }

  /** Whether nothing that is still to come matters. */
  get isDone(): boolean {
    return this.#slicers.every(({ isDone }) => isDone);
  }

  /** Takes note of the next events of the recording, in order. */
  observe(events: readonly Event[]): void {
    for (const event of events) {
      const entry = { event, position: this.#position++ };
      for (const slicer of this.#slicers) slicer.observe(entry, this.#past);
      this.#past.add(event, entry.position);
    }
  }

  /** By instance, what explains it; undefined where the events that fail did not pass by. */
  result(): readonly (ExcerptEvidence | undefined)[] {
    return this.#slicers.map((slicer) => slicer.result(this.#past));
  }
}
