import type { PolicyName } from '../policies/policy.ts';
import type { BeingPolled } from './being-polled.ts';

/** The names of the ways of yielding that there are, as on the command line. */
export type YieldWayName = 'self-wake' | 'yield_now';

/** How a task yields: in one of these ways, or by a policy of somebody's own. */
export type YieldName = YieldWayName | PolicyName;

/** A way of yielding: what the future does when it is polled for the first time. On the next poll it is ready. */
export interface YieldWay {
  readonly name: YieldWayName;
  /** One sentence for people. */
  readonly summary: string;
  /** Where it is written. */
  readonly source: string;
  /** Runs inside a poll, which then returns Pending. */
  readonly firstPoll: (polled: BeingPolled) => void;
}
