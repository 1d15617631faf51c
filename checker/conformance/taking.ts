import { multiThreadSteps, none, taskNumber } from '../../model/index.ts';
import type { WorkerView } from '../../model/index.ts';
import { foretold, looksFirst, usualOf } from './foretelling.ts';
import type { Way } from './foretelling.ts';
import type { Hypothesis } from './hypothesis.ts';
import { landUntil } from './landing.ts';
import { longestInterval } from '../timing/tuning.ts';
import { named, whereabouts } from './whereabouts.ts';

const { beginRun, nextTask, stealInto } = multiThreadSteps;

/** Whether this tick may, and whether it must, look at the inject queue first. */
const injectFirst = (h: Hypothesis, me: WorkerView): { readonly may: boolean; readonly must: boolean } => {
  if (h.state.inject.isEmpty) return { may: false, must: false };
  if (h.runtime.constants.globalQueueInterval === 'auto')
    return { may: true, must: (h.sinceInject[me.index] ?? 0) >= longestInterval };
  return { may: me.injectPhase === 0, must: me.injectPhase === 0 };
};

const takeNext = (h: Hypothesis, w: number, first: boolean): Hypothesis => {
  const me = h.worker(w);
  h.sinceInject[w] = h.state.inject.isEmpty || first ? 0 : (h.sinceInject[w] ?? 0) + 1;
  h.prescribe(first ? 1 : 0);
  nextTask(h.runtime, me, h.state, h.context);
  // Ticks that look at the inject queue first may follow one another: the look tunes the interval, which may end again.
  if (h.runtime.constants.globalQueueInterval === 'auto') me.injectPhase = 0;
  beginRun(h.runtime, me);
  return h;
};

/** Index of the task that a thief would run at once after stealing from `victim`; `none` if it would find nothing. */
const stolenFrom = (h: Hypothesis, victim: WorkerView): number => {
  const { length } = victim.queue;
  if (length > 0) return victim.queue.at(((length + 1) >> 1) - 1);
  return h.runtime.rules.lifoStealable ? victim.lifoSlot : none;
};

const steal = (h: Hypothesis, w: number, v: number): Hypothesis => {
  const [me, victim] = [h.worker(w), h.worker(v)];
  if (victim.queue.isEmpty) {
    me.current = victim.lifoSlot;
    victim.lifoSlot = none;
    h.context.emit({ w, e: 'steal', task: taskNumber(me.current), victim: v });
  } else stealInto(me, victim, h.context);
  beginRun(h.runtime, me);
  return h;
};

/** What a searcher that stole nothing does at last: it takes one task from the inject queue. */
const takeLast = (h: Hypothesis, w: number): Hypothesis => {
  const me = h.worker(w);
  me.current = h.state.inject.shift();
  h.context.emit({ w, e: 'take', task: taskNumber(me.current), from: 'inject' });
  beginRun(h.runtime, me);
  return h;
};

const thefts = (h: Hypothesis, w: number): readonly Way[] =>
  Array.from({ length: h.state.workers.length }, (_, v) => v).flatMap((v) => {
    const task = v === w ? none : stolenFrom(h, h.worker(v));
    return task === none ? [] : [{ task, from: 'stolen' as const, go: (on: Hypothesis) => steal(on, w, v) }];
  });

/** Everything that worker `w`, at the pick of its tick, may do next. */
const waysOf = (h: Hypothesis, w: number): readonly Way[] => {
  const me = h.worker(w);
  const { inject } = h.state;
  const { may, must } = injectFirst(h, me);
  const ways: Way[] = [];
  if (may) ways.push({ task: inject.at(0), from: 'inject first', go: (on) => takeNext(on, w, true) });
  if (must) return ways;
  const take = (task: number, from: Way['from']): void => {
    ways.push({ task, from, go: (on) => takeNext(on, w, false) });
  };
  if (me.lifoSlot !== none) take(me.lifoSlot, 'LIFO slot');
  else if (!me.queue.isEmpty) take(me.queue.at(0), 'queue');
  else if (!inject.isEmpty) take(inject.at(0), 'inject');
  else ways.push(...thefts(h, w));
  return ways;
};

/** Everything that worker `w` may do next that has found its own queue and the inject queue empty. */
const waysOfSearcher = (h: Hypothesis, w: number): readonly Way[] => {
  const { inject } = h.state;
  if (inject.isEmpty) return thefts(h, w);
  const task = inject.at(0);
  return [...thefts(h, w), { task, from: 'inject', go: (on) => takeLast(on, w) }];
};

const told = ({ task, from }: Way): string => `${named(task)} (${from})`;

/** What a worker is recorded to take. */
interface Wanted {
  readonly task: number;
  /** The tick before has chained as many polls from the LIFO slot as it may. */
  readonly isAfterCap: boolean;
}

/** Whether the task is the last in the queue of worker `w`. */
const isLast = (h: Hypothesis, w: number, task: number): boolean => {
  const { queue } = h.worker(w);
  return !queue.isEmpty && queue.at(queue.length - 1) === task;
};

const refuse = (
  h: Hypothesis,
  w: number,
  { task, isAfterCap }: Wanted,
  ways: readonly Way[],
): readonly [] => {
  const late = ways.length === 1 && injectFirst(h, h.worker(w)).must;
  const { told: where, rule = ways[0]?.from === 'stolen' ? 'steal' : 'next-task' } = whereabouts(h, task, w);
  const isCapped = isAfterCap && isLast(h, w, task);
  return h.ends(late ? 'inject-interval' : isCapped ? 'lifo-cap' : rule, () => {
    return ways.length === 0
      ? `worker ${w} has nothing to run: ${named(task)} is ${where}`
      : `worker ${w} would run ${ways.map(told).join(' or ')} next, not ${named(task)}, which is ${where}`;
  });
};

const takeOne = (h: Hypothesis, w: number, wanted: Wanted, looks: boolean): readonly Hypothesis[] => {
  const { task } = wanted;
  const all = h.worker(w).at === 'search' ? waysOfSearcher(h, w) : waysOf(h, w);
  const ways = foretold(w, all, looks).filter((way) => way.task === task);
  if (ways.length === 0) {
    if (!landUntil(h, task)) return refuse(h, w, wanted, all);
    if (all.length > 0) h.surprises += 1;
    return takeOne(h, w, wanted, looks);
  }
  if (usualOf(all)?.task !== task) h.mode.chose = true;
  return ways.map(({ go }, i) => go(i === ways.length - 1 ? h : h.copy()));
};

/** Every way in which worker `w`, at the pick of its tick or searching, may come to have `task` in hand; `h` is used up. */
export const take = (h: Hypothesis, w: number, task: number, isAfterCap = false): readonly Hypothesis[] =>
  takeOne(h, w, { task, isAfterCap }, h.worker(w).at === 'next' && looksFirst(h, w));

/** Every way in which worker `w`, at the pick of its tick, may come to have a task in hand of which nothing was recorded. */
export const takeAny = (h: Hypothesis, w: number): readonly Hypothesis[] =>
  foretold(w, waysOf(h, w), looksFirst(h, w)).map(({ go }) => go(h.copy()));

/** Whether worker `w`, at the pick of its tick, finds its own queue and the inject queue empty, and goes to search. */
export const findsNothing = (h: Hypothesis, w: number): boolean => {
  const { at, lifoSlot, queue } = h.worker(w);
  return at === 'next' && lifoSlot === none && queue.isEmpty && h.state.inject.isEmpty;
};
