import type { ForkEvidence } from '../../explain/finding.ts';
import type { DifferenceClass } from './difference-class.ts';

/** How a parting was found, and when it is. */
export type Moment =
  /** On the same choices of who goes on, in as few choices as any: at this step of each run, from 1. */
  | { readonly by: 'choices'; readonly steps: readonly [number, number] }
  /** Over all choices: after so many events that both can show, as few as any. */
  | { readonly by: 'events'; readonly common: number };

/** Where two sides part. */
export interface Parting {
  readonly moment: Moment;
  readonly class: DifferenceClass;
  /** What happens then on each side, as a clause. */
  readonly deeds: readonly [string, string];
  /** The side to tell first: the clause of the other may refer to what it does. */
  readonly first: 0 | 1;
  /** What the sides do not share of it, without numbers: kinds of events. */
  readonly kinds: readonly string[];
  readonly fork: ForkEvidence;
}
