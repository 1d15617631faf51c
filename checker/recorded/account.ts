import type { Event, Header, Notice } from '../../traces/index.ts';
import type { Contradiction } from '../contradictions/contradictions.ts';
import { Contradictions } from '../contradictions/contradictions.ts';
import type { NoiseCount } from '../noise/index.ts';
import { NoiseCounter } from '../noise/index.ts';
import { traitsOf } from '../properties/traits.ts';

/** What was found out about a recording itself, and not about what it is of. */
export interface RecordingAccount {
  /** What the reader has to say. */
  readonly notices: readonly Notice[];
  /** What looks wrong in it and is not; empty for recordings that show everything in one order. */
  readonly noise: readonly NoiseCount[];
  readonly contradictions: { readonly count: number; readonly examples: readonly Contradiction[] };
}

/** Whether the recording with this header is of a kind in which not everything is shown in one order. */
export const isPartial = (header: Header): boolean =>
  header.runtime.name === 'tokio' && traitsOf(header).size > 0;

/** Looks at a recording while properties are checked on it. */
export class Accountant {
  readonly #noise: NoiseCounter | undefined;
  readonly #contradictions: Contradictions | undefined;

  constructor(header: Header) {
    if (!isPartial(header)) return;
    this.#noise = new NoiseCounter();
    this.#contradictions = new Contradictions(header);
  }

  observe(events: readonly Event[]): void {
    this.#noise?.observe(events);
    this.#contradictions?.observe(events);
  }

  /** What was found so far. */
  account(notices: readonly Notice[]): RecordingAccount {
    const { count = 0, examples = [] } = this.#contradictions ?? {};
    return { notices, noise: this.#noise?.counts() ?? [], contradictions: { count, examples } };
  }
}
