import type { Context } from '../machine/machine.ts';
import type { Emitted } from '../tokio/event.ts';
import type { Runtime } from '../tokio/config.ts';
import type { SchedulerState, TaskView, WorkerView } from '../tokio/state.ts';

/** The names of the ways of yielding, as on the command line. */
export type YieldName = 'self-wake' | 'yield_now';

/** A way of yielding: what the future does when it is polled for the first time. On the next poll it is ready. */
export interface YieldWay {
  readonly name: YieldName;
  /** One sentence for people. */
  readonly summary: string;
  /** Where it is written. */
  readonly source: string;
  /** Runs inside the poll of `task` on worker `me`; the poll then returns Pending. */
  readonly firstPoll: (
    runtime: Runtime,
    me: WorkerView,
    task: TaskView,
    state: SchedulerState,
    context: Context<Emitted>,
  ) => void;
}
