import type { Lane } from './lanes.ts';
import type { Line } from './line.ts';

/** Where repairs are looked for: a line, and the first event of it that cannot be shown. */
export interface Site {
  readonly line: Line;
  /** The place of that event. */
  readonly refused: number;
  /** The first place at which an edit may be made. */
  readonly first: number;
  /** By place, the threads before it, up to the event that is refused. */
  readonly lanes: readonly (readonly Lane[])[];
  /** Tasks, as events call them, that a lost event may be of, the likeliest first. */
  readonly tasks: readonly number[];
  /** Those of them that were not spawned. */
  readonly unborn: ReadonlySet<number>;
  /** Whether the recorder shows the hooks around polls. */
  readonly hasRunHooks: boolean;
  /** Whether anything blocks in place. */
  readonly hasBlocking: boolean;
}
