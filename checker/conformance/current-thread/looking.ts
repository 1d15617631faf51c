import { currentThreadSteps } from '../../../model/index.ts';
import type { LastMoments } from '../looking.ts';
import { landAll, landStep } from './calling.ts';
import { nextGoal } from './goals.ts';
import type { Goal } from './goals.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';
import { reach, step } from './reaching.ts';

const looking: ReadonlySet<string> = new Set(['outer', 'next', 'pending', 'pass', 'going-idle']);

const isInCall = ({ underway }: CurrentThreadHypothesis): boolean =>
  underway.some(({ next }) => next === 'wake here' || next === 'wake in pass');

const mayLook = (h: CurrentThreadHypothesis): boolean =>
  !h.ahead && !h.hasFound && looking.has(h.me.at) && !isInCall(h);

/** Before a call takes effect: a thread that is known to have found nothing has looked already. */
const lookFirst = (h: CurrentThreadHypothesis, last: LastMoments): CurrentThreadHypothesis => {
  if (!mayLook(h)) return h;
  const goal = nextGoal(last.get(0));
  if (goal === undefined || goal.kind === 'take' || goal.kind === 'root') return h;
  const looked = h.copy();
  if (!reach(looked, goal)) return h;
  looked.ahead = true;
  return looked;
};

/** The calls of a thread have returned, at the latest. */
export const callsReturn = (
  h: CurrentThreadHypothesis,
  thread: number,
  last: LastMoments,
): CurrentThreadHypothesis => {
  if (!h.underway.some((call) => call.thread === thread)) return h;
  const looked = lookFirst(h, last);
  landAll(looked, thread);
  return looked;
};

/** The thread with the core makes one hidden step towards what it is recorded to do next. */
const stepAhead = (
  h: CurrentThreadHypothesis,
  goal: Goal | undefined,
): CurrentThreadHypothesis | undefined => {
  if (goal === undefined) return undefined;
  if (h.hasFound) {
    const { current } = h.me;
    if (current === h.runtime.root || h.task(current).state !== 'scheduled') return undefined;
    const running = h.copy();
    currentThreadSteps.transitionToRunning(running.task(current));
    return running;
  }
  if (!mayLook(h)) return undefined;
  const on = h.copy();
  const progress = step(on, goal);
  if (progress === 'refused') return undefined;
  on.ahead = progress === 'arrived';
  return on;
};

/** Every way in which the calls that are underway and the thread with the core may have gone on by themselves. */
export const lookAhead = (
  h: CurrentThreadHypothesis,
  last: LastMoments,
): readonly CurrentThreadHypothesis[] => {
  const goal = nextGoal(last.get(0));
  const found = new Map([[h.key(), h]]);
  for (const known of found.values()) {
    const ways = known.underway.map((call) => landStep(known.copy(), call));
    const ahead = stepAhead(known, goal);
    for (const way of ahead === undefined ? ways : [...ways, ahead]) {
      const key = way.key();
      if (!found.has(key)) found.set(key, way);
    }
  }
  return Array.from(found.values());
};
