/**
 * The rules of Tokio's schedulers that changed from release to release: everything else the specification says holds
 * in every release known. `ruleHistories` tells when each changed, in which pull request, and where it is decided.
 *
 * Not rules, although they changed: which mutexes guard the inject queue and the sleepers, how timers are sharded, the
 * width of the indices of a local queue, memory orders, shutdown and task dumps, the experimental
 * `multi_thread_alt`, and what metrics and task hooks tell. None of them changes what a scheduler does next in an
 * interleaving that the specification has.
 */
export interface Rules {
  /** `task::yield_now` puts its waker on the deferred list instead of waking itself. */
  readonly yieldNowDefers: boolean;
  /** Which deferred waker is called first. */
  readonly deferredWakeOrder: 'first-in-first-out' | 'last-in-first-out';
  /** A waker equal to the last one deferred is not deferred again. */
  readonly deferDropsRepeats: boolean;
  /** Which threads have a deferred list: all inside a runtime, even in `Runtime::block_on`, or those of a scheduler. */
  readonly deferredListOf: 'every entered thread' | 'scheduler threads';
  /** Inside a closure of `block_in_place`, where the runtime is not entered, wakers are called at once. */
  readonly deferNeedsEntered: boolean;
  /** On a thread that gave its core away, wakers are called at once. */
  readonly deferNeedsCore: boolean;
  /** A task that has used up its coop budget is deferred instead of waking itself. */
  readonly coopDefers: boolean;
  /** `block_in_place` calls the deferred wakers before it gives the core away. */
  readonly blockInPlaceFlushesDeferred: boolean;
  /** `block_in_place` moves the task in the LIFO slot to the queue before it gives the core away. */
  readonly blockInPlaceQueuesLifo: boolean;
  /** `disable_lifo_slot` exists. */
  readonly lifoSlotOptional: boolean;
  /** `MAX_LIFO_POLLS_PER_TICK` limits the polls from the LIFO slot. */
  readonly lifoPollCap: boolean;
  /**
   * Other workers may steal from the LIFO slot; `fourth pass`, which no release has, as #8120 proposes: only in the last of four
   * passes over the others.
   */
  readonly lifoStealable: boolean | 'fourth pass';
  /** Each push into the LIFO slot notifies, not only one that displaces a task. */
  readonly lifoPushNotifies: boolean;
  /** Whether the scheduler tunes its interval between two looks at the inject queue, or keeps to 61 ticks. */
  readonly injectInterval: 'fixed' | 'tuned';
  /** With nothing local, several tasks are taken from the inject queue at once. */
  readonly injectBatch: boolean;
  /** A batch has a task even if there is no room for its share. */
  readonly batchTakesAtLeastOne: boolean;
  /** Which half of a full local queue moves to the inject queue, with the task that found it full. */
  readonly overflowMoves: 'oldest' | 'newest';
  /** After a pass through the driver, when a worker that does not search notifies another. */
  readonly notifiesAfterPass: 'queue not empty' | 'more than one task';
  /** What a woken worker must have to leave the list of sleepers. */
  readonly unparksFor: 'LIFO slot' | 'any task';
  /** `enable_eager_driver_handoff` exists: a worker that held the driver may notify another before it polls. */
  readonly eagerDriverHandoff: boolean;
  /** When the tick of current_thread counts, and thus which tick looks at the inject queue first. */
  readonly currentThreadTickCounts: 'after the pick' | 'before the pick';
  /** A wake of the `block_on` future on the thread that runs current_thread also unparks its driver. */
  readonly currentThreadOwnWakeUnparks: boolean;
  /** Idle with this, current_thread polls its driver without sleeping and calls no park hooks. */
  readonly currentThreadPendingWork: 'deferred' | 'deferred, woken or queued';
  /** With this after the park hook, current_thread does not sleep. */
  readonly currentThreadStaysAwakeFor: 'queued' | 'deferred, woken or queued';
  /** If the park hook of current_thread found it work, the driver is polled once all the same. */
  readonly currentThreadDriverAfterHook: boolean;
}
