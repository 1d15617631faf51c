import type { Hypothesis } from './hypothesis.ts';
import { landOne } from './landing.ts';
import type { Moment } from './moments.ts';
import { reach } from './reaching.ts';
import type { Goal } from './reaching.ts';
import { takeAny } from './taking.ts';

/** By worker, the last event of the thread that runs it. */
export type LastMoments = ReadonlyMap<number, Moment>;

/** The goal that an event stands for, where a worker comes to it by itself. */
const goalOf = ({ event }: Moment): Goal | undefined => {
  if (event.e === 'park.begin') return { kind: 'park' };
  if (event.e === 'wake.begin') return event.from === 'runtime' ? { kind: 'pass' } : undefined;
  const takes = event.e === 'run.begin' || event.e === 'poll.begin';
  return takes && event.task !== undefined && event.task !== 0
    ? { kind: 'take', task: event.task - 1 }
    : undefined;
};

/** The next event after `moment` on its thread that a worker comes to by itself, if it is near. */
const nextGoal = (moment: Moment): Goal | undefined => {
  for (let at = moment.next; at !== undefined; at = at.next) {
    const goal = goalOf(at);
    if (goal !== undefined) return goal;
  }
  return undefined;
};

const looking: ReadonlySet<string> = new Set(['next', 'after-poll', 'pass', 'going-idle']);

/** Before a task comes into the inject queue: workers that are known to have found nothing have looked already. */
export const lookFirst = (h: Hypothesis, last: LastMoments): Hypothesis => {
  let looked = h;
  for (const [w, moment] of last) {
    if (looked.ahead[w] === true || !looking.has(looked.worker(w).at)) continue;
    const goal = nextGoal(moment);
    if (goal === undefined || goal.kind === 'take') continue;
    const [there] = reach(looked.copy(), w, goal);
    if (there === undefined) continue;
    looked = there;
    looked.ahead[w] = true;
  }
  return looked;
};

/** The ways in which calls may have taken effect already, and workers come to what they are recorded to do next. */
export const lookAhead = (h: Hypothesis, last: LastMoments): readonly Hypothesis[] => {
  const found = [h];
  for (const one of h.underway) for (const known of [...found]) found.push(landOne(known.copy(), one));
  for (const [w, moment] of last) {
    const goal = nextGoal(moment);
    for (const known of [...found]) {
      const { at } = known.worker(w);
      if (known.ahead[w] === true || !looking.has(at)) continue;
      // The recording ends before this worker shows what it took.
      const unseen = at === 'next' ? takeAny(known, w) : [];
      for (const way of goal === undefined ? unseen : reach(known.copy(), w, goal)) {
        way.ahead[w] = true;
        found.push(way);
      }
    }
  }
  return found;
};

/** The recorded event of worker `w` that it comes to by itself. */
export const arrive = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  if (h.ahead[w] !== true) return reach(h, w, goal);
  h.ahead[w] = false;
  return [h];
};
