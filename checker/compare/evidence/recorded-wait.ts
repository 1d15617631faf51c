import type { Flavor, YieldName } from '../../../model/index.ts';
import type { FollowedUntil } from '../../starvation/recorded/index.ts';

/**
 * The longest wait that a recording of the project shows of a role, while just the tasks of an endless workload took part. What
 * was seen can happen; that nothing longer was seen says nothing.
 */
export interface RecordedWait {
  /** Name of the endless workload, the number of tasks it is about, and the way they yield. */
  readonly workload: string;
  readonly tasks: number;
  readonly yield: YieldName;
  /** The role in the workload. */
  readonly role: string;
  readonly flavor: Flavor;
  /** Path below the root of the project's repository. */
  readonly file: string;
  readonly sha256: string;
  /** The release that was recorded, on one worker with Tokio's own constants. */
  readonly tokio: string;
  /** The roles in the recording, one for each task. */
  readonly among: readonly string[];
  /** The role in the recording that waited. */
  readonly waiting: string;
  /** Polls of the others that began meanwhile. */
  readonly polls: number;
  /** Positions of the beginning, and of where it was followed no further. */
  readonly from: number;
  readonly to: number;
  readonly until: FollowedUntil;
  /** How much the specification says it is at most, in that release. */
  readonly most: number;
}
