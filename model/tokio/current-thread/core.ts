import type { Context } from '../../machine/machine.ts';
import { taskNumber, type Emitted, type ScheduleWhy } from '../event.ts';
import type { Runtime } from '../config.ts';
import { injectIntervalOf } from './inject-interval.ts';
import type { CoreView, CurrentThreadState } from './state.ts';

type Emit = Pick<Context<Emitted>, 'emit'>;

/** `Core::push_task`: the back of the queue, whoever is scheduled and whyever. There is no LIFO slot. */
export const pushTask = (
  me: Pick<CoreView, 'index' | 'queue'>,
  task: number,
  why: Extract<ScheduleWhy, 'idle' | 'yield'>,
  context: Emit,
): void => {
  context.emit({ w: me.index, e: 'schedule', task: taskNumber(task), to: 'back', why });
  me.queue.push(task);
};

/** `Handle::schedule` on any other thread. The caller must unpark the driver. A closed inject queue drops the task. */
export const pushRemote = (
  task: number,
  state: Pick<CurrentThreadState, 'inject' | 'injectClosed'>,
  context: Emit,
): void => {
  if (state.injectClosed === 'yes') return;
  context.emit({ w: null, e: 'schedule', task: taskNumber(task), to: 'inject', why: 'remote' });
  state.inject.push(task);
};

/**
 * `Core::next_task`, and the count of the tick, which since 1.29.0 comes first. Makes the next task `current`; says
 * whether there was one.
 */
export const nextCurrentThreadTask = (
  runtime: Pick<Runtime, 'rules' | 'constants'>,
  me: Pick<CoreView, 'index' | 'queue' | 'current' | 'injectPhase'>,
  state: Pick<CurrentThreadState, 'inject'>,
  context: Emit,
): boolean => {
  const countsFirst = runtime.rules.currentThreadTickCounts === 'before the pick';
  const nextPhase = (me.injectPhase + 1) % injectIntervalOf(runtime);
  const injectFirst = (countsFirst ? nextPhase : me.injectPhase) === 0;
  me.injectPhase = nextPhase;
  const local = !me.queue.isEmpty;
  const remote = !state.inject.isEmpty;
  if (!local && !remote) return false;
  const from = remote && (injectFirst || !local) ? 'inject' : 'local';
  me.current = from === 'inject' ? state.inject.shift() : me.queue.shift();
  context.emit({ w: me.index, e: 'take', task: taskNumber(me.current), from });
  return true;
};
