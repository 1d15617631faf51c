import type { Event } from '../../../traces/index.ts';
import type { Road, ToldChange, ToldFact } from '../told-run.ts';

/** One thing that happens in a film: a step of a run, or an event of a recording. */
export interface Frame {
  /** Such as `step 12` or `g 1,234`. */
  readonly name: string;
  /** The action of a step, or the kind of an event. */
  readonly what: string;
  /** The worker it happens on; null for the environment and for threads that are no worker's. */
  readonly worker: number | null;
  /** The functions of Tokio that an action stands for; empty for events. */
  readonly source: string;
  readonly link?: string;
  readonly events: readonly Event[];
  readonly changes: readonly ToldChange[];
  readonly roads: readonly Road[];
  /** Whether an event of it is among those that fail. */
  readonly fails: boolean;
}

/** What can be stepped through, whether it was recorded or is a run of the specification. */
export interface Film {
  /** What is true before the first frame. */
  readonly initial: readonly ToldFact[];
  readonly frames: readonly Frame[];
  /** Number of workers that frames may happen on. */
  readonly workers: number;
  /** Index of the first frame of the loop, which lasts to the end. */
  readonly loopFrom?: number;
  /** What it does not show, as a sentence. */
  readonly hides?: string;
}
