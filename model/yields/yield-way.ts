import type { BeingPolled } from './being-polled.ts';

/** The names of the ways of yielding, as on the command line. */
export type YieldName = 'self-wake' | 'yield_now';

/** A way of yielding: what the future does when it is polled for the first time. On the next poll it is ready. */
export interface YieldWay {
  readonly name: YieldName;
  /** One sentence for people. */
  readonly summary: string;
  /** Where it is written. */
  readonly source: string;
  /** Runs inside a poll, which then returns Pending. */
  readonly firstPoll: (polled: BeingPolled) => void;
}
