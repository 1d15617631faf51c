import { takeOver } from './detaching.ts';
import { looksFirst, takesNothing } from './foretelling.ts';
import type { Hypothesis } from './hypothesis.ts';
import { landOne } from './landing.ts';
import { stallsAfter } from './moments.ts';
import type { Moment } from './moments.ts';
import { reach, settle, tell, wander } from './reaching.ts';
import type { Goal } from './reaching.ts';
import { findsNothing } from './taking.ts';
import { telling } from './telling.ts';

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

const ofTheLastGoal: ReadonlySet<string> = new Set(['wake.end', 'spawn.end', 'run.end', 'poll.end', 'yield']);

type Next = Goal | 'other' | undefined;

/**
 * What the events lead to by itself, if that is near. Something else that is recorded first is `other`; nothing, at
 * the end of the recording, is undefined.
 */
const firstGoal = (moments: Iterable<Moment>): Next => {
  for (const moment of moments) {
    const goal = goalOf(moment);
    if (goal !== undefined) return goal;
    if (telling.has(moment.event.e) && !ofTheLastGoal.has(moment.event.e)) return 'other';
  }
  return undefined;
};

function* onThread(moment: Moment): Generator<Moment> {
  for (let at = moment.next; at !== undefined; at = at.next) yield at;
}

/** The events of the thread that has core `w`, or will have it; not of those that gave it up. */
function* onCore(h: Hypothesis, w: number, moment: Moment): Generator<Moment> {
  const holder = h.holders.get(w);
  for (let at = moment.nextOfWorker; at !== undefined; at = at.nextOfWorker) {
    const { s } = at.event;
    if (holder === undefined ? !h.detached.has(s) : s === holder) yield at;
  }
}

/** What worker `w` comes to by itself after `moment`, the last that was recorded of it. */
const nextGoal = (h: Hypothesis, w: number, moment: Moment): Next => {
  const holder = h.holders.get(w);
  const isOfThread = holder === undefined ? !h.handedOff.has(w) : holder === moment.event.s;
  return firstGoal(isOfThread ? onThread(moment) : onCore(h, w, moment));
};

const looking: ReadonlySet<string> = new Set(['next', 'search', 'after-poll', 'pass', 'going-idle']);

const isInCall = (h: Hypothesis, w: number): boolean => h.underway.some((one) => one.w === w);

/** Before a task comes into the inject queue: workers that are known to have found nothing have looked already. */
export const lookFirst = (h: Hypothesis, last: LastMoments): Hypothesis => {
  let looked = h;
  for (const [w, moment] of last) {
    if (looked.ahead[w] === true || !looking.has(looked.worker(w).at) || isInCall(looked, w)) continue;
    const goal = nextGoal(looked, w, moment);
    if (goal === undefined || goal === 'other' || goal.kind === 'take') continue;
    const [there] = reach(looked.copy(), w, goal);
    if (there === undefined) continue;
    looked = there;
    looked.ahead[w] = true;
  }
  return looked;
};

/** The ways in which worker `w` may have come already to what it is recorded to do next. */
const aheadOf = (h: Hypothesis, w: number, moment: Moment): readonly Hypothesis[] => {
  const waits = h.handedOff.has(w);
  if (isInCall(h, w) || h.ahead[w] === true || !(waits || looking.has(h.worker(w).at))) return [];
  const goal = nextGoal(h, w, moment);
  if (goal === 'other') return [];
  const ahead = h.copy();
  if (waits) takeOver(ahead, w);
  // The recording may end before this worker shows what it took.
  // Or the runtime may be shut down before it does, and what it took dropped.
  const took = goal?.kind === 'park' && stallsAfter(moment) ? wander(ahead.copy(), w) : [];
  const ways = [...took, ...(goal === undefined ? wander(ahead, w) : reach(ahead, w, goal))];
  for (const way of ways) way.ahead[w] = true;
  return ways;
};

/** The way in which worker `w` has done what ends a poll, and nothing after it. */
const settledOf = (h: Hypothesis, w: number): readonly Hypothesis[] => {
  if (h.worker(w).at !== 'going-idle') return [];
  const settled = h.copy();
  settle(settled, w);
  return [settled];
};

/** The way in which worker `w` has found its queue and the inject queue empty, and has not looked elsewhere yet. */
const searchingOf = (h: Hypothesis, w: number): readonly Hypothesis[] => {
  if (!findsNothing(h, w)) return [];
  const searching = h.copy();
  looksFirst(searching, w);
  takesNothing(searching, w);
  searching.worker(w).at = 'search';
  return [searching];
};

/** The ways in which calls may have taken effect already, and workers come to what they are recorded to do next. */
export const lookAhead = (h: Hypothesis, last: LastMoments): readonly Hypothesis[] => {
  let found: readonly Hypothesis[] = [h];
  for (const one of h.underway) found = found.concat(found.map((known) => landOne(known.copy(), one)));
  for (const [w, moment] of last) {
    found = found.concat(found.flatMap((known) => settledOf(known, w)));
    found = found.concat(found.flatMap((known) => searchingOf(known, w)));
    found = found.concat(found.flatMap((known) => aheadOf(known, w, moment)));
  }
  return found;
};

const isAt = (h: Hypothesis, w: number, goal: Goal): boolean => {
  const { at, current } = h.worker(w);
  if (goal.kind === 'take') return at === 'found' && current === goal.task;
  return at === 'park' || (goal.kind === 'pass' && (at === 'pass' || at === 'flush'));
};

/** The recorded event of worker `w` that it comes to by itself. */
export const arrive = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  if (h.ahead[w] !== true) return reach(h, w, goal);
  h.ahead[w] = false;
  if (isAt(h, w, goal)) return [h];
  return h.ends('poll-taken', () => `worker ${w} has come to something else than ${tell(goal)}`);
};
