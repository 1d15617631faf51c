/** The rules of the specification that a recording may break, with where Tokio has them. */
export const ruleBook = {
  'next-task': {
    says: 'A worker takes its LIFO slot first, then the front of its queue, then the inject queue.',
    source: 'worker.rs Core::next_task',
  },
  'inject-interval': {
    says: 'A worker looks at the inject queue first once in every global queue interval, 127 ticks at most.',
    source: 'worker.rs Core::next_task, stats.rs tuned_global_queue_interval',
  },
  'lifo-chain': {
    says: 'After a poll the task in the LIFO slot runs next, until the budget of the tick is used up.',
    source: 'worker.rs Context::run_task',
  },
  'lifo-cap': {
    says: 'Since 1.29.0 a tick chains three polls from the LIFO slot at most: from the third on the slot is off, and what is woken goes to the back of the queue.',
    source: 'worker.rs Context::run_task, MAX_LIFO_POLLS_PER_TICK, tokio#5712',
  },
  steal: {
    says: 'A thief takes the front half of a queue and runs the last task of it.',
    source: 'queue.rs Steal::steal_into, worker.rs Core::steal_work',
  },
  'lifo-private': {
    says: 'The task in a LIFO slot is run by the worker whose slot it is; others could steal it in 1.51.0, 1.51.1, 1.52.0 and 1.52.1.',
    source: 'worker.rs Core::lifo_slot, Core::steal_work, tokio#7431, tokio#8100',
  },
  'deferred-private': {
    says: 'A deferred task is in no queue until the worker on which it was deferred has called its waker.',
    source: 'defer.rs Defer::defer, worker.rs Context::park_internal',
  },
  'flush-order': {
    says: 'Deferred wakers are called in one order, in the pass that follows, all of them.',
    source: 'defer.rs Defer::wake',
  },
  'idle-pass': {
    says: 'A worker with deferred tasks that finds nothing turns the driver and calls them; it does not park.',
    source: 'worker.rs Context::run, Context::park_yield',
  },
  'nothing-found': {
    says: 'A worker turns the driver or parks between two polls only when it found nothing, or in maintenance.',
    source: 'worker.rs Context::run',
  },
  'poll-taken': {
    says: 'A task is polled by the worker that has taken it, and not while that worker polls another.',
    source: 'worker.rs Context::run_task, task/state.rs State::transition_to_running',
  },
  'yield-wakes': {
    says: 'A task that yields and is not deferred wakes itself; yield_now defers since 1.23.0.',
    source: 'task/yield_now.rs yield_now, tokio#5223',
  },
  coop: {
    says: 'A task that has used up its budget is deferred since 1.44.0, and woke itself before.',
    source: 'task/coop/mod.rs poll_proceed',
  },
  park: { says: 'What ends a park has begun as one.', source: 'worker.rs Context::park' },
  'entry-flush': {
    says: 'Deferred wakers are called on entry of block_in_place since 1.50.0, and only there.',
    source: 'worker.rs block_in_place',
  },
  'core-lost': {
    says: 'A thread whose core another has taken ends its poll and leaves the loop.',
    source: 'worker.rs block_in_place, Context::run_task',
  },
  'left-loop': {
    says: 'A worker that has left its loop because the runtime is shut down polls no more.',
    source: 'worker.rs Context::run, Core::pre_shutdown',
  },
  'fifo-task': {
    says: 'current_thread takes the front of its queue, then the inject queue.',
    source: 'current_thread/mod.rs Core::next_task',
  },
  'fixed-interval': {
    says: 'current_thread looks at the inject queue first once in every global queue interval, 31 ticks by default, and only then.',
    source: 'current_thread/mod.rs Core::next_task',
  },
  'tick-limit': {
    says: 'current_thread turns the driver and calls deferred wakers after as many tasks as the event interval says.',
    source: 'current_thread/mod.rs CoreGuard::block_on',
  },
  'pending-work': {
    says: 'current_thread that finds nothing turns the driver without a park if a waker is deferred, and since 1.50.0 also if its future is woken.',
    source: 'current_thread/mod.rs Context::has_pending_work',
  },
  'root-polled': {
    says: 'current_thread polls the future in block_on when it was woken, before the tasks of the next round.',
    source: 'current_thread/mod.rs CoreGuard::block_on, Handle::reset_woken',
  },
} as const;

/** The name of a rule. */
export type RuleName = keyof typeof ruleBook;

/** Why one hypothesis cannot show an event: a rule, and what it says here. */
export interface Reason {
  readonly rule: RuleName;
  /** A sentence with the values that the rule has in this hypothesis. */
  readonly here: string;
}
