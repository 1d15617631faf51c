import { array, bool, enums, id, int, seq, type ArrayField, type RecordFields } from '../machine/schema.ts';
import type { State, View } from '../machine/view.ts';
import { isSpawnedOutside } from '../workloads/program.ts';
import { handsDriverOff, type Runtime } from './config.ts';
import { tunedPhases } from './tuned-interval.ts';
import { onlyFirstUnless } from './only-first.ts';
import { longestScript } from './open/script.ts';

/**
 * Where a worker is in its loop. Each is a place between two accesses to shared memory; what happens between two
 * places is one step.
 */
const programPoints = enums(
  /** `Core::next_task`. */
  'next',
  /** `Core::transition_to_searching`, where the number of searchers is read. */
  'search',
  /** `Idle::transition_worker_to_searching`, where this worker is added to them: others may have been in between. */
  'join-searchers',
  /** `Core::steal_work`. */
  'steal',
  /** `Context::run_task`, before the poll. */
  'found',
  /** Inside a task's poll. */
  'polling',
  /** The poll has returned Pending, and the task is still marked RUNNING (`State::transition_to_idle`). */
  'going-idle',
  /** `Context::run_task`, the loop over the LIFO slot. */
  'after-poll',
  /** `Context::park_yield`: a driver pass that does not sleep. */
  'pass',
  /** The driver has been turned and is still held. */
  'release',
  /** `Defer::wake`. */
  'flush',
  /** `Core::transition_to_parked`. */
  'park',
  /** `Handle::notify_if_work_pending`. */
  'rescan',
  /** `Parker::park`. */
  'sleep',
  'in-driver',
  'on-condvar',
  /** `Core::transition_from_parked`. */
  'unparked',
  /** `Handle::notify_parked_local`, and then on at `resumeAt`. */
  'notify',
  /** `Harness::complete`, where the task is complete and its join waker is to be called. */
  'wake-join',
  /** `block_in_place`, where the deferred wakers are called. */
  'entry-flush',
  /** `block_in_place` has put the core where the next thread to run the worker takes it, or its own takes it back. */
  'handed-over',
  /** `Core::maintenance`, where the inject queue is found closed. */
  'maintenance',
  /** `Core::pre_shutdown`, after the loop. */
  'pre-shutdown',
  /** `OwnedTasks::close_and_shutdown_all`, between two tasks. */
  'shutting-down',
  /** `Harness::shutdown`: the task in hand is cancelled and to be completed. */
  'cancelling',
  /** `Harness::complete` of a cancelled task, whose join waker is to be called. */
  'wake-cancelled-join',
  /** The join waker has tried to push its task to the closed inject queue. */
  'notify-cancelled-join',
  /** `worker.rs run`: the loop is over, and the deferred wakers are called. */
  'leaving',
  /** The thread has left, and its core is among `Shared::shutdown_cores`. */
  'gone',
);

/** How many of those a worker needs whose runtime is never dropped. */
const pointsWhileOpen = 21;

/** `Core::steal_work` with #8120; any other has one pass. */
const stealPasses = enums('first', 'second', 'third', 'fourth');

/** Where a worker goes on after a notification. */
const continuations = enums(
  'none',
  'poll',
  'call-returns',
  'after-poll',
  'sleep',
  'pass-over',
  'joiner-woken',
  'entry-flush',
);

/**
 * Each deferral costs a poll, and each poll beyond a task's first between two flushes a wake. Programs that repeat
 * wake without end; then the event interval limits the polls.
 */
const mostDeferred = ({ constants, programs, open }: Runtime): number => {
  const instructions = programs.flatMap((program) => program.instructions);
  if (open !== undefined || instructions.some(({ does }) => does === 'repeat'))
    return programs.length + constants.eventInterval * (1 + constants.maxLifoPolls);
  return (
    programs.length +
    instructions.filter(({ does }) => does === 'wake' || does === 'wait' || does === 'join').length
  );
};

/**
 * How many threads can be without a core at a time: one for each task that calls `block_in_place`.
 */
const blockers = ({ programs }: Runtime): number =>
  programs.filter(({ instructions }) => instructions.some(({ does }) => does === 'block in place')).length;

/** `Core`, the parker and the deferred list of one worker. */
const workerFields = (runtime: Runtime) => {
  const { constants } = runtime;
  return {
    at: onlyFirstUnless(runtime.shutsDown === true, programPoints, pointsWhileOpen),
    /** Which of its threads runs the worker; the first is 0. */
    thread: int(0, blockers(runtime)),
    resumeAt: continuations,
    /** Why the driver is turned: `park` really sleeps. */
    pass: enums('none', 'maintenance', 'idle', 'park'),
    /** The tick modulo the event interval. */
    eventPhase: int(0, constants.eventInterval - 1),
    /** The tick modulo the global queue interval; for `auto`, what tuned-interval.ts says. */
    injectPhase: int(
      0,
      (constants.globalQueueInterval === 'auto' ? tunedPhases : constants.globalQueueInterval) - 1,
    ),
    /** The task in hand or being polled. */
    current: id('tasks'),
    lifoSlot: id('tasks'),
    queue: seq('tasks', constants.queueCapacity),
    lifoEnabled: bool,
    lifoPolls: int(0, constants.maxLifoPolls),
    budget: int(0, constants.coopBudget),
    searching: bool,
    /** The worker that the steal in progress looks at next. */
    victim: id('workers'),
    victimsLeft: int(0, constants.workers),
    /** Of the passes over the other workers that a search makes, which this is. */
    stealPass: onlyFirstUnless(runtime.rules.lifoStealable === 'fourth pass', stealPasses),
    /** Wakers in the order in which they were deferred. A task woken by another before the flush leaves a stale one. */
    deferred: seq('tasks', mostDeferred(runtime)),
    /** The parker's token. */
    notified: bool,
    /** Whether the last pass held the driver, and no other worker was notified to take it since. */
    hadDriver: onlyFirstUnless(handsDriverOff(runtime), enums('no', 'yes')),
    /** `Core::is_shutdown`. */
    isShutdown: onlyFirstUnless(runtime.shutsDown === true, enums('no', 'yes')),
    /** Whether `Handle::notify_all` has unparked it. */
    unparked: onlyFirstUnless(runtime.shutsDown === true, enums('no', 'yes')),
    /** Of an open runtime, how many of its calls the worker has made. */
    told: int(0, longestScript(runtime)),
  };
};

/** One task: its header's state, and where it is in its program. */
const taskFields = (runtime: Runtime) => ({
  state: enums(
    'unborn',
    'idle',
    'scheduled',
    'running',
    'running-notified',
    'complete',
    'scheduled-cancelled',
    'running-cancelled',
  ),
  /** Index of the next instruction. */
  step: int(0, Math.max(...runtime.programs.map((program) => program.instructions.length))),
  /** A wake by a task that no `wait` has used up yet. */
  permit: bool,
  /** What became of the thing the task waits for. The join waker of another task is `registered`; of others, `due` is a timer or socket that is ready and not yet seen by the driver. */
  event: enums('none', 'registered', 'due', 'happened'),
});

/** A thread that gave its core away in `block_in_place`, until it has taken it back or has finished its poll without. */
const corelessFields = (runtime: Runtime) => ({
  at: enums(
    'free',
    /** Inside the task's poll, of which the closure of `block_in_place` is a part. */
    'polling',
    'going-idle',
    'wake-join',
    /** `Handle::push_remote_task`, then `Handle::notify_parked_remote`, then on at `resumeAt`. */
    'push',
    'notify',
    /** `worker.rs run`: the poll is over, and the deferred wakers are called. */
    'leaving',
    /** It waits in the closure for a deferred waker that is in its own list: for ever. */
    'stuck',
    /** `CachedParkThread::block_on` in the closure, before 1.29.0: the deferred wakers of the thread are called. */
    'before-park',
  ),
  resumeAt: enums('none', 'call-returns', 'joiner-woken', 'leaving', 'deferred-called', 'called-before-park'),
  /** The worker whose core it had, and which of its threads it is. */
  worker: id('workers'),
  thread: int(0, blockers(runtime)),
  /** The task being polled. */
  current: id('tasks'),
  pushing: id('tasks'),
  /** Whether the end of the closure takes the core back; not if it had none at its beginning. */
  takesCore: bool,
  lifoPolls: int(0, runtime.constants.maxLifoPolls),
  budget: int(0, runtime.constants.coopBudget),
  deferred: seq('tasks', mostDeferred(runtime)),
});

const foreignPoints = enums('idle', 'push', 'notify', 'push-spawned', 'notify-spawned');

/** Where a thread foreign to the runtime is: in a waker, or in `tokio::spawn` if it spawns any task at all. */
const foreignPointsOf = ({ programs }: Runtime): typeof foreignPoints =>
  onlyFirstUnless(programs.some(isSpawnedOutside), foreignPoints, 3);

/** The whole runtime and its environment. */
export const schemaOf = (runtime: Runtime) => {
  const { constants, programs } = runtime;
  return {
    workers: array(constants.workers, workerFields(runtime)),
    tasks: array(programs.length, taskFields(runtime)),
    /** A thread foreign to the runtime that wakes and spawns tasks; it notifies in a step of its own. */
    foreign: array(runtime.open?.foreign.length ?? 1, {
      at: foreignPointsOf(runtime),
      waking: id('tasks'),
      /** Of an open runtime, how many of its calls the thread has made. */
      told: int(0, longestScript(runtime)),
    }),
    coreless: array(blockers(runtime), corelessFields(runtime)),
    inject: seq('tasks', programs.length),
    /** `Idle::sleepers`: parked workers, a stack. */
    sleepers: seq('workers', constants.workers),
    /** `num_searching` of `Idle::state`: a worker that was notified counts from then on. */
    searching: int(0, constants.workers),
    /** Who holds the lock of the driver. */
    driver: id('workers'),
    /** The thread that drops the runtime, if one does. */
    dropper: array(runtime.shutsDown === true ? 1 : 0, { at: enums('running', 'notifying', 'joining') }),
    /** Whether the inject queue is closed. */
    injectClosed: onlyFirstUnless(runtime.shutsDown === true, enums('no', 'yes')),
    /** Whether the collection of all tasks is closed (`OwnedTasks`). */
    ownedClosed: onlyFirstUnless(runtime.shutsDown === true, enums('no', 'yes')),
  };
};

/** The schema of the multi_thread scheduler's state. */
export type SchedulerSchema = ReturnType<typeof schemaOf>;
/** The multi_thread scheduler's state, as actions see it. */
export type SchedulerState = State<SchedulerSchema>;

type FieldsOf<A> = A extends ArrayField<infer F extends RecordFields> ? F : never;
/** One worker, as actions see it. */
export type WorkerView = View<FieldsOf<SchedulerSchema['workers']>>;
/** One thread without its core, as actions see it. */
export type CorelessView = View<FieldsOf<SchedulerSchema['coreless']>>;
/** One task, as actions see it. */
export type TaskView = View<FieldsOf<SchedulerSchema['tasks']>>;
/** Places to which a worker goes on after a notification. */
export type Continuation = WorkerView['resumeAt'];
