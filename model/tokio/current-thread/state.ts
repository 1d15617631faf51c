import { array, bool, enums, id, int, seq } from '../../machine/schema.ts';
import type { ArrayField, RecordFields } from '../../machine/schema.ts';
import { onlyFirstUnless } from '../only-first.ts';
import type { State, View } from '../../machine/view.ts';
import { injectIntervalOf } from './inject-interval.ts';
import type { Rooted } from './root.ts';

/** Where the thread in `block_on` is in its loop: between two accesses to memory that threads share. */
const programPoints = enums(
  /** `CoreGuard::block_on`, where `woken` is read. */
  'outer',
  /** `Core::next_task`. */
  'next',
  /** Inside a poll, of a task or of the future in `block_on`. */
  'polling',
  /** The poll has returned Pending, and the task is still marked RUNNING (`State::transition_to_idle`). */
  'going-idle',
  /** `Context::has_pending_work`, where `woken` is read. */
  'pending',
  /** `Context::park_yield`: a driver pass that does not sleep. */
  'pass',
  /** `Context::park`, after the park hook. */
  'park',
  /** Asleep in the driver. */
  'in-driver',
  /** `Defer::wake`. */
  'flush',
  /** The future in `block_on` is ready, and nobody drives the runtime any more. */
  'returned',
  /** `OwnedTasks::close_and_shutdown_all`, between two tasks. */
  'shutting-down',
  /** `Harness::shutdown`: the task in hand is cancelled and to be completed. */
  'cancelling',
  /** All tasks have ended, and the thread's own queue is empty. */
  'drained',
  /** The runtime has been dropped. */
  'gone',
);

/** How many of those a thread needs that never drops its runtime. */
const pointsWhileOpen = 10;

/** `Core`, the deferred list of the thread in `block_on`, and the driver, which it never has to share. */
const coreFields = (runtime: Rooted) => {
  const { constants, root } = runtime;
  return {
    at: onlyFirstUnless(runtime.shutsDown === true, programPoints, pointsWhileOpen),
    /** Why the driver is turned: `park` sleeps, unless the park hook made work. */
    pass: enums('none', 'maintenance', 'idle', 'park'),
    /** Tasks run since the driver was turned last. */
    eventPhase: int(0, constants.eventInterval - 1),
    /** The tick modulo the interval between two looks at the inject queue first. */
    injectPhase: int(0, injectIntervalOf(runtime) - 1),
    /** What is being polled. */
    current: id('tasks'),
    /** `Core::tasks`, which has no bound; a task is in it once at most. */
    queue: seq('tasks', Math.max(root, 1)),
    budget: int(0, constants.coopBudget),
    /** Wakers in the order in which they were deferred. Each poll defers one at most, and each round ends with a flush. */
    deferred: seq('tasks', constants.eventInterval + 2),
    /** The driver's token. */
    notified: bool,
  };
};

/** One task, or the future in `block_on`: where it is in its program. Only a task has a header with a state. */
const taskFields = ({ programs }: Rooted) => ({
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
  step: int(0, Math.max(...programs.map(({ instructions }) => instructions.length))),
  /** A wake by a task that no `wait` has used up yet. */
  permit: bool,
  /**
   * What became of the thing it waits for. The join waker of another task is `registered`; of others, `due` is a timer
   * or socket that is ready and not yet seen by the driver.
   */
  event: enums('none', 'registered', 'due', 'happened'),
});

/** The whole runtime and its environment. */
export const schemaOf = (runtime: Rooted) => ({
  /** The thread in `block_on`, which events call worker 0. */
  workers: array(1, coreFields(runtime)),
  /** The tasks, and after them the future in `block_on`. */
  tasks: array(runtime.root + 1, taskFields(runtime)),
  /** A thread foreign to the runtime that wakes and spawns tasks; it unparks in a step of its own. */
  foreign: array(1, { at: enums('idle', 'push', 'unpark'), waking: id('tasks'), spawns: bool }),
  inject: seq('tasks', Math.max(runtime.root, 1)),
  /** `Shared::woken`: the future in `block_on` is to be polled. */
  woken: bool,
  /** Whether the inject queue is closed. */
  injectClosed: onlyFirstUnless(runtime.shutsDown === true, enums('no', 'yes')),
  /** Whether the collection of all tasks is closed (`OwnedTasks`). */
  ownedClosed: onlyFirstUnless(runtime.shutsDown === true, enums('no', 'yes')),
});

/** The schema of the current_thread scheduler's state. */
export type CurrentThreadSchema = ReturnType<typeof schemaOf>;
/** The current_thread scheduler's state, as actions see it. */
export type CurrentThreadState = State<CurrentThreadSchema>;

type FieldsOf<A> = A extends ArrayField<infer F extends RecordFields> ? F : never;
/** The thread in `block_on`, as actions see it. */
export type CoreView = View<FieldsOf<CurrentThreadSchema['workers']>>;
/** One task or the future in `block_on`, as actions see it. */
export type CurrentThreadTask = View<FieldsOf<CurrentThreadSchema['tasks']>>;
