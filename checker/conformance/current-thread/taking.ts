import { currentThreadSteps, none } from '../../../model/index.ts';
import type { Seq } from '../../../model/index.ts';
import { landUntil } from './calling.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';
import { told } from './runtime.ts';

const front = (queue: Seq): number => (queue.isEmpty ? none : queue.at(0));

const refuse = (h: CurrentThreadHypothesis, task: number, wasInFront: boolean): 'refused' => {
  const { current } = h.me;
  if (!h.mode.thorough) h.mode.chose = true;
  return h.ends(wasInFront ? 'fixed-interval' : 'fifo-task', () => {
    const { state } = h.task(task);
    return current === none
      ? `the thread has nothing to run: ${told(task)} is ${state}`
      : `the thread would run ${told(current)} next, not ${told(task)}, which is ${state}`;
  });
};

/** At the pick of a tick, `task` is what the thread takes, or the hypothesis ends. */
export const take = (h: CurrentThreadHypothesis, task: number): 'arrived' | 'refused' => {
  const { runtime, me, state } = h;
  const couldTakeAnother = !me.queue.isEmpty || !state.inject.isEmpty || h.underway.length > 1;
  if (h.underway.length > 0 && landUntil(h, task) && couldTakeAnother) {
    h.mode.chose = true;
    h.surprises += 1;
  }
  const wasInFront = front(me.queue) === task || front(state.inject) === task;
  currentThreadSteps.nextCurrentThreadTask(runtime, me, state, h.context);
  return me.current === task ? 'arrived' : refuse(h, task, wasInFront);
};
