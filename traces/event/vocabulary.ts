/**
 * The vocabulary of a trace: every kind of event, what it means and what it carries.
 *
 * The TypeScript types (`event.ts`), the JSON Schemas (`schema.ts`) and the table that
 * `yieldcheck list formats` prints are all derived from this one value.
 *
 * A field's type ends in `?` when a recorder may be unable to see it. An absent field means
 * "not observed"; `null` means "the recorder looked, and there was none".
 */
export const vocabulary = {
  stream: {
    doc: 'What the thread `s` is, and by which number and name the operating system knows it.',
    fields: { kind: 'streamKind', tid: 'count?', name: 'string?' },
  },
  clock: {
    doc: "The time of day at `t`, in nanoseconds since the Unix epoch as a decimal number: ties the trace's clock to it.",
    fields: { unix: 'string' },
  },

  'thread.start': { doc: 'A thread of the runtime started (`on_thread_start`).', fields: {} },
  'thread.stop': { doc: 'A thread of the runtime is about to stop (`on_thread_stop`).', fields: {} },
  'park.begin': {
    doc: 'A worker is about to park (`on_thread_park`). It may yet find work and not sleep. `local` is the length of its queue.',
    fields: { local: 'count?' },
  },
  'park.end': {
    doc: 'The park that began last on this thread is over (`on_thread_unpark`).',
    fields: { local: 'count?' },
  },

  'spawn.begin': {
    doc: 'A task is about to be spawned; its first enqueue lies between here and `spawn.end`. `instrumented` says whether its wakes are recorded, where only those of some tasks are.',
    fields: {
      task: 'task',
      by: 'task|null?',
      name: 'string?',
      kind: 'spawnKind?',
      loc: 'string?',
      instrumented: 'boolean?',
    },
  },
  'spawn.end': { doc: 'The spawn has returned.', fields: { task: 'task' } },
  'task.bind': {
    doc: "Tokio's spawn hook: task and its `tokio::task::Id`.",
    fields: { task: 'task?', id: 'count' },
  },
  'task.end': {
    doc: "Tokio's terminate hook: the task completed, panicked or was cancelled. A task never spawned here is one of the runtime's own.",
    fields: { task: 'task?', id: 'count?' },
  },
  'run.begin': {
    doc: 'The before-poll hook: brackets `task.run()`, so it comes before the task is marked RUNNING.',
    fields: { task: 'task?', id: 'count?' },
  },
  'run.end': {
    doc: 'The after-poll hook: comes after the task left RUNNING and was put back into a queue, if it was.',
    fields: { task: 'task?', id: 'count?' },
  },
  'poll.begin': {
    doc: "The task's future is entered. `local` is the length of this worker's queue, `depths` those of all workers, `inject` the inject queue's.",
    fields: { task: 'task', n: 'count?', depths: 'counts?', inject: 'count?', local: 'count?' },
  },
  'poll.end': {
    doc: "The task's future returned, and `ready` whether it completed. `budget` 0 says that the coop budget was used up.",
    fields: { task: 'task', ready: 'boolean?', budget: 'count?' },
  },
  yield: {
    doc: 'The task is about to yield, in the way named by `how`.',
    fields: { task: 'task', how: 'how' },
  },
  'wake.begin': {
    doc: 'A waker of the task is about to be called, by task `by`, from the place named by `from`. The call named by `op` uses the waker up, or not.',
    fields: { task: 'task', by: 'task|null?', from: 'wakeFrom?', op: 'wakeOp?' },
  },
  'wake.end': {
    doc: 'The waker returned; `of` is the `g` of its `wake.begin`.',
    fields: { task: 'task', of: 'count?' },
  },
  'waker.clone': {
    doc: 'There is one more waker of the task, made by task `by`.',
    fields: { task: 'task', by: 'task|null?' },
  },
  'waker.drop': {
    doc: 'There is one waker of the task less, and it was not called.',
    fields: { task: 'task', by: 'task|null?' },
  },

  join: {
    doc: 'The task waits in the JoinHandle of task `of`, which has not ended: it has left its waker there (`JOIN_WAKER`), and keeps the handle until it is polled again.',
    fields: { task: 'task', of: 'task' },
  },
  abort: {
    doc: 'The task was aborted by task `by`, by its JoinHandle or AbortHandle: `CANCELLED` is set.',
    fields: { task: 'task', by: 'task|null?' },
  },
  consume: {
    doc: "The task made progress with a resource of Tokio's, which cost a unit of the coop budget (`poll_proceed`). One that is refused yields in the way `coop`.",
    fields: { task: 'task' },
  },

  'block_in_place.begin': { doc: 'The task is about to call `block_in_place`.', fields: { task: 'task' } },
  'block_in_place.end': { doc: '`block_in_place` returned.', fields: { task: 'task' } },
  'busy.begin': {
    doc: 'The task keeps its thread for about `ns` nanoseconds without yielding.',
    fields: { task: 'task', ns: 'count?' },
  },
  'busy.end': { doc: 'The task is done keeping its thread.', fields: { task: 'task' } },
  mark: {
    doc: 'A figure measured by the recorded program itself.',
    fields: { task: 'task?', label: 'string', value: 'integer' },
  },

  schedule: {
    doc: 'A runnable task is put somewhere: the LIFO slot, the back of the local queue, or the inject queue.',
    fields: { task: 'task?', id: 'count?', to: 'place', why: 'scheduleWhy?' },
  },
  overflow: {
    doc: 'The local queue was full: `n` tasks, the one just pushed to its back among them, moved to the inject queue.',
    fields: { n: 'count' },
  },
  take: {
    doc: 'A worker takes a task to run. `lifo-chain` is the LIFO slot looked at after a poll, within the same tick.',
    fields: { task: 'task?', id: 'count?', from: 'takeFrom' },
  },
  'inject.batch': {
    doc: 'With the task just taken from the inject queue, `n` more moved from there to the back of the local queue.',
    fields: { n: 'count' },
  },
  steal: {
    doc: "A worker stole the front half of `victim`'s local queue; `task` is the last of them, which it runs at once.",
    fields: { task: 'task?', id: 'count?', victim: 'worker' },
  },
  defer: {
    doc: 'The task deferred itself: its waker is on the deferred list of this thread, once if it already was the last one there.',
    fields: { task: 'task?' },
  },
  flush: { doc: 'The `n` deferred wakers of this thread are about to be called.', fields: { n: 'count' } },
  'driver.begin': {
    doc: 'A worker enters `park` or `park_timeout`; `timeout` 0 polls without sleeping, null sleeps. It turns the driver if it gets the lock.',
    fields: { timeout: 'count|null' },
  },
  'driver.end': {
    doc: 'The `park` or `park_timeout` returned; `had` says whether this worker held the driver.',
    fields: { had: 'boolean?' },
  },
  notify: {
    doc: 'A worker (`local`) or another thread (`remote`) looked for a parked worker to wake; `woken` is that worker or null.',
    fields: { by: 'notifier', woken: 'worker|null' },
  },
  maintenance: { doc: 'The tick is a multiple of the event interval.', fields: { tick: 'count?' } },
  'search.begin': { doc: 'A worker became searching.', fields: {} },
  parked: { doc: 'A worker entered the list of sleepers (`transition_to_parked`).', fields: {} },
  'lifo.cap': {
    doc: 'The LIFO slot is disabled until this tick ends: its polls reached their limit.',
    fields: {},
  },

  'queue.sample': {
    doc: 'The length of the inject queue and the number of living tasks, as sampled.',
    fields: { inject: 'count?', alive: 'count?', runtime: 'string?' },
  },

  'shuttle.step': {
    doc: 'Shuttle lets the task run up to its next point of scheduling; `runnable` could have run, `clock` is its vector clock.',
    fields: { task: 'task', runnable: 'counts?', clock: 'counts?' },
  },
  'shuttle.random': { doc: 'Shuttle draws a random number for the program.', fields: { task: 'task?' } },
  'shuttle.semaphore': {
    doc: 'The task does `op` to the semaphore `object`, with `n` permits; `of` is the task whose acquire ends blocking, `ok` whether a try succeeded.',
    fields: {
      task: 'task?',
      object: 'count',
      op: 'semaphoreOp',
      n: 'count?',
      of: 'task?',
      ok: 'boolean?',
    },
  },

  gap: {
    doc: 'The recorder lost events of this thread from here on, `lost` of them if it knows, up to the time `until` if it knows.',
    fields: { lost: 'count|null?', why: 'string', until: 'count?' },
  },
} as const;

/** The closed sets of words that fields of the vocabulary take their values from. */
export const words = {
  how: ['self-wake', 'yield_now', 'coop'],
  wakeFrom: ['poll', 'complete', 'runtime', 'external', 'block_in_place'],
  place: ['lifo', 'back', 'inject'],
  scheduleWhy: ['idle', 'lifo-disabled', 'yield', 'displaced', 'budget', 'block_in_place', 'remote'],
  takeFrom: ['lifo', 'lifo-chain', 'local', 'inject'],
  notifier: ['local', 'remote'],
  streamKind: ['worker', 'blocking', 'thread', 'virtual'],
  spawnKind: ['async', 'blocking', 'block_on', 'local', 'worker', 'unknown'],
  wakeOp: ['wake', 'wake_by_ref'],
  semaphoreOp: ['created', 'closed', 'acquire', 'blocked', 'unblocked', 'try', 'release'],
} as const;
