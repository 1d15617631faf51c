import { multiThreadSteps } from '../../model/index.ts';
import type { Hypothesis, Underway } from './hypothesis.ts';
import { landAll, landOne } from './landing.ts';
import { lookFirst } from './looking.ts';
import type { LastMoments } from './looking.ts';

/** What a thread does is done at once or, where that may make a difference, any time until the thread goes on. */
export const soonOrLater = (h: Hypothesis, one: Underway): readonly Hypothesis[] => {
  if (!h.mode.thorough) return [landOne(h, one)];
  const landed = landOne(h.copy(), one);
  h.underway = [...h.underway, one];
  return [landed, h];
};

/** A call that puts a task somewhere: into the inject queue at the latest when it returns. */
export const call = (h: Hypothesis, one: Underway): readonly Hypothesis[] => {
  if (one.w !== undefined) return soonOrLater(h, one);
  h.underway = [...h.underway, one];
  return [h];
};

/** A waker is called on a thread without a core: it marks the task, and puts it into the inject queue if it was idle. */
export const callRemotely = (h: Hypothesis, thread: number, task: number): readonly Hypothesis[] => {
  const unmarked = h.mode.thorough ? h.copy() : undefined;
  const submits = multiThreadSteps.transitionToNotified(h.state.tasks.get(task)) === 'submit';
  const ways = submits ? call(h, { thread, does: 'wake', task }) : [h];
  return unmarked === undefined
    ? ways
    : [...ways, ...call(unmarked, { thread, does: 'wake', task, unmarked: true })];
};

/** The calls of a thread have returned, at the latest. */
export const callsReturn = (h: Hypothesis, thread: number, last: LastMoments): Hypothesis => {
  const mine = h.underway.filter((one) => one.thread === thread);
  if (mine.length === 0) return h;
  const looked = mine.some(({ w }) => w === undefined) ? lookFirst(h, last) : h;
  landAll(looked, thread);
  return looked;
};
