import type { Context } from '../machine/machine.ts';
import type { Emitted } from './event.ts';
import type { MultiThread } from './multi-thread.ts';
import type { CorelessView, SchedulerState, WorkerView } from './state.ts';

/**
 * The number by which events name a thread. Which of the pool's threads takes a core makes no difference to what it
 * does, so each worker has threads of its own: its first is `worker + 1`, the next so many further on as there are
 * workers. 0 is the thread that is none of theirs.
 */
export const threadNumber = (workers: number, worker: number, thread: number): number =>
  1 + worker + thread * workers;

/** The first thread of the worker that keeps no task: one that starts or has finished, and takes the core. */
export const unusedThread = ({ coreless }: SchedulerState, worker: number): number => {
  let thread = 0;
  const isUsed = (): boolean => {
    for (let i = 0; i < coreless.length; i++) {
      const other = coreless.get(i);
      if (other.worker === worker && other.thread === thread) return true;
    }
    return false;
  };
  while (isUsed()) thread++;
  return thread;
};

type Outcome = boolean | void;
type Untyped = (...args: readonly never[]) => Outcome;
type OfWorker = readonly [WorkerView, SchedulerState, Context<Emitted>];
type OfTwoWorkers = readonly [WorkerView, WorkerView, SchedulerState, Context<Emitted>];
type OfCoreless = readonly [CorelessView, SchedulerState, Context<Emitted>];

const telling = (context: Context<Emitted>, told: (event: Emitted) => Emitted): Context<Emitted> => ({
  choose: (count) => context.choose(count),
  emit: (event) => context.emit(told(event)),
});

/** An action of a worker takes just these arguments, as the machine's own types say; only its list of actions forgets. */
const workerNamed = (effect: Untyped): Untyped => {
  const named = (...args: OfWorker | OfTwoWorkers): Outcome => {
    const [me, victim, state, context] = args.length === 4 ? args : [args[0], undefined, args[1], args[2]];
    const told = telling(context, (event) =>
      me.thread === 0 ? event : { ...event, s: threadNumber(state.workers.length, me.index, me.thread) },
    );
    const passed = victim === undefined ? [me, state, told] : [me, victim, state, told];
    return Reflect.apply(effect, undefined, passed) === false ? false : undefined;
  };
  return (...args) => Reflect.apply(named, undefined, args);
};

/** The same of a thread without a core, which runs no worker and is to be told from the thread that is none of theirs. */
const corelessNamed = (effect: Untyped): Untyped => {
  const named = (...[me, state, context]: OfCoreless): Outcome => {
    const s = threadNumber(state.workers.length, me.worker, me.thread);
    const told = telling(context, (event) => (event.w === null ? { ...event, s } : event));
    return Reflect.apply(effect, undefined, [me, state, told]) === false ? false : undefined;
  };
  return (...args) => Reflect.apply(named, undefined, args);
};

/** Makes all threads name themselves in every event, for a machine in which workers have more than one. */
export const nameThreads = ({ actions }: MultiThread): void => {
  actions.forEach((action, i) => {
    const [actor] = action.arrays;
    if (actor === 'workers') actions[i] = { ...action, effect: workerNamed(action.effect) };
    if (actor === 'coreless') actions[i] = { ...action, effect: corelessNamed(action.effect) };
  });
};
