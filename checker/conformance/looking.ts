import type { Hypothesis } from './hypothesis.ts';
import { landOne } from './landing.ts';
import type { Moment } from './moments.ts';
import { reach } from './reaching.ts';
import type { Goal } from './reaching.ts';

/** By worker, the last event of the thread that runs it. */
export type LastMoments = ReadonlyMap<number, Moment>;

/** The goal that an event stands for, where a worker comes to it by itself. */
const goalOf = ({ event }: Moment): Goal | undefined => {
  switch (event.e) {
    case 'run.begin':
    case 'poll.begin':
      return event.task === undefined || event.task === 0
        ? undefined
        : { kind: 'take', task: event.task - 1 };
    case 'wake.begin':
      return event.from === 'runtime' ? { kind: 'pass' } : undefined;
    case 'park.begin':
      return { kind: 'park' };
    default:
      return undefined;
  }
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
    if (goal === undefined) continue;
    for (const known of [...found]) {
      if (known.ahead[w] === true || !looking.has(known.worker(w).at)) continue;
      for (const way of reach(known.copy(), w, goal)) {
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
