import { array, bool, enums, id, int, seq, type ArrayField, type RecordFields } from '../machine/schema.ts';
import type { State, View } from '../machine/view.ts';
import type { Runtime } from './config.ts';

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
);

/** Where a worker goes on after a notification. */
const continuations = enums('none', 'poll', 'call-returns', 'after-poll', 'sleep', 'pass-over');

/**
 * Each deferral costs a poll, and each poll beyond a task's first between two flushes a wake. Programs that repeat
 * wake without end; then the event interval limits the polls.
 */
const mostDeferred = ({ constants, programs }: Runtime): number => {
  const instructions = programs.flatMap((program) => program.instructions);
  if (instructions.some(({ does }) => does === 'repeat'))
    return programs.length + constants.eventInterval * (1 + constants.maxLifoPolls);
  return programs.length + instructions.filter(({ does }) => does === 'wake' || does === 'wait').length;
};

/** `Core`, the parker and the deferred list of one worker. */
const workerFields = (runtime: Runtime) => {
  const { constants } = runtime;
  return {
    at: programPoints,
    resumeAt: continuations,
    /** Why the driver is turned: `park` really sleeps. */
    pass: enums('none', 'maintenance', 'idle', 'park'),
    /** The tick modulo the event interval. */
    eventPhase: int(0, constants.eventInterval - 1),
    /** The tick modulo the global queue interval; for `auto`, whether the last tick took from inject first. */
    injectPhase: int(0, constants.globalQueueInterval === 'auto' ? 1 : constants.globalQueueInterval - 1),
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
    /** Wakers in the order in which they were deferred. A task woken by another before the flush leaves a stale one. */
    deferred: seq('tasks', mostDeferred(runtime)),
    /** The parker's token. */
    notified: bool,
  };
};

/** One task: its header's state, and where it is in its program. */
const taskFields = (runtime: Runtime) => ({
  state: enums('unborn', 'idle', 'scheduled', 'running', 'running-notified', 'complete'),
  /** Index of the next instruction. */
  step: int(0, Math.max(...runtime.programs.map((program) => program.instructions.length))),
  /** A wake by a task that no `wait` has used up yet. */
  permit: bool,
  /** What became of the thing the task waits for: `due` is a timer or socket that is ready and not yet seen by the driver. */
  event: enums('none', 'registered', 'due', 'happened'),
});

/** The whole runtime and its environment. */
export const schemaOf = (runtime: Runtime) => {
  const { constants, programs } = runtime;
  return {
    workers: array(constants.workers, workerFields(runtime)),
    tasks: array(programs.length, taskFields(runtime)),
    /** A thread foreign to the runtime that wakes tasks; it notifies in a step of its own. */
    foreign: array(1, { at: enums('idle', 'push', 'notify'), waking: id('tasks') }),
    inject: seq('tasks', programs.length),
    /** `Idle::sleepers`: parked workers, a stack. */
    sleepers: seq('workers', constants.workers),
    /** `num_searching` of `Idle::state`: a worker that was notified counts from then on. */
    searching: int(0, constants.workers),
    /** Who holds the lock of the driver. */
    driver: id('workers'),
  };
};

/** The schema of the multi_thread scheduler's state. */
export type SchedulerSchema = ReturnType<typeof schemaOf>;
/** The multi_thread scheduler's state, as actions see it. */
export type SchedulerState = State<SchedulerSchema>;

type FieldsOf<A> = A extends ArrayField<infer F extends RecordFields> ? F : never;
/** One worker, as actions see it. */
export type WorkerView = View<FieldsOf<SchedulerSchema['workers']>>;
/** One task, as actions see it. */
export type TaskView = View<FieldsOf<SchedulerSchema['tasks']>>;
/** Places to which a worker goes on after a notification. */
export type Continuation = WorkerView['resumeAt'];
