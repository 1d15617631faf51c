import { currentThreadSteps } from '../../../model/index.ts';
import type { EventOf } from '../../../traces/index.ts';
import { endedInTurn } from '../moments.ts';
import type { Moment } from '../moments.ts';
import { landStep } from './calling.ts';
import type { Call, CurrentThreadHypothesis } from './hypothesis.ts';
import { arrive } from './reaching.ts';
import { indexOf, told } from './runtime.ts';
import { callUnheard } from './unheard.ts';

const { nextDeferred } = currentThreadSteps;

type Ways = readonly CurrentThreadHypothesis[];
type WakeBegin = EventOf<'wake.begin'>;

interface Wakers {
  readonly tasks: readonly number[];
  /** Whether the recording ends among them. */
  readonly isCut: boolean;
}

/** The wakers called one after the other on this thread from this event on, between polls. */
const wakesFrom = (moment: Moment): Wakers => {
  const tasks: number[] = [];
  for (let at: Moment | undefined = moment; at !== undefined; at = at.next) {
    const { event } = at;
    if (event.e === 'wake.begin' && event.from !== 'poll') tasks.push(indexOf(event.task));
    else if (event.e === 'poll.begin' || event.e === 'run.begin' || event.e.startsWith('park'))
      return { tasks, isCut: false };
  }
  return { tasks, isCut: true };
};

/** Deferred wakers in the order in which the release calls them. */
const flushOrder = ({ me: { deferred }, runtime }: CurrentThreadHypothesis): readonly number[] => {
  const order = Array.from({ length: deferred.length }, (_, i) => deferred.at(i));
  return runtime.rules.deferredWakeOrder === 'last-in-first-out' ? order.toReversed() : order;
};

/** Only where another thread wakes the task meanwhile does it matter when this one does. */
const wakeBetweenMarks = (h: CurrentThreadHypothesis, call: Call): Ways => {
  if (!h.mode.thorough || call.task === h.runtime.root) return [landStep(h, call)];
  const later = h.copy();
  later.underway = [...later.underway, call];
  return [landStep(h, call), later];
};

const flush = (h: CurrentThreadHypothesis, thread: number, task: number): Ways => {
  const { runtime, me } = h;
  const all = flushOrder(h);
  if (me.at !== 'flush') h.context.emit({ w: me.index, e: 'flush', n: all.length });
  callUnheard(h, task);
  if (flushOrder(h)[0] !== task) {
    const wanted = (): string => all.map(told).join(', ');
    h.ends(
      'flush-order',
      () => `deferred wakers are called in the order ${wanted()}, not ${told(task)} first`,
    );
    return [];
  }
  me.at = 'flush';
  nextDeferred(runtime, me);
  h.mustBeHeard.delete(task);
  return wakeBetweenMarks(h, { thread, task, next: 'wake in pass' });
};

/** Whether the waker of `task`, the next called in a pass, was deferred: all that are deferred come last. */
const isOfFlush = (h: CurrentThreadHypothesis, task: number, moment: Moment): boolean => {
  const { me } = h;
  if (me.at === 'flush' || me.deferred.isEmpty) return me.at === 'flush';
  const { tasks, isCut } = wakesFrom(moment);
  return tasks.length <= me.deferred.length && (!isCut || flushOrder(h)[0] === task);
};

const inPass: ReadonlySet<string> = new Set(['flush', 'pass', 'park']);

/** A waker is called in a pass: by the driver, which comes first, or because it was deferred. */
const wakeInPass = (h: CurrentThreadHypothesis, task: number, moment: Moment): Ways => {
  const ways = inPass.has(h.me.at) && !h.ahead ? [h] : arrive(h, { kind: 'pass' });
  return ways.flatMap((way) => {
    const thread = moment.event.s;
    if (isOfFlush(way, task, moment)) return flush(way, thread, task);
    return wakeBetweenMarks(way, { thread, task, next: 'wake in pass' });
  });
};

/** Whether the wakers called from here on are those that were deferred, after any that the driver calls. */
const flushesFrom = (h: CurrentThreadHypothesis, moment: Moment): boolean => {
  if (h.me.deferred.isEmpty) return false;
  const order = flushOrder(h);
  const { tasks: coming } = wakesFrom(moment);
  const byDriver = coming.length - order.length;
  return byDriver >= 0 && order.every((one, i) => coming[byDriver + i] === one);
};

/** Whether the thread drops an aborted task, and calls what waits for its end or was in its future. */
const dropsTask = (h: CurrentThreadHypothesis, moment: Moment): boolean => {
  const ended = endedInTurn(moment);
  if (ended === undefined) return false;
  const index = indexOf(ended);
  return (h.hasFound && !h.ahead && h.me.current === index) || h.task(index).state === 'complete';
};

/** A waker is called on the thread with the core. */
export const wakeOnCore = (h: CurrentThreadHypothesis, event: WakeBegin, moment: Moment): Ways => {
  const task = indexOf(event.task);
  if (event.from === 'runtime' && !dropsTask(h, moment)) return wakeInPass(h, task, moment);
  // A recorder without poll hooks takes the flush after a task's last poll for a part of its completion.
  const alsoInPass = event.from === 'complete' && (h.me.at === 'flush' || flushesFrom(h, moment));
  const inAPass = alsoInPass ? wakeInPass(h.copy(), task, moment) : [];
  return [...inAPass, ...wakeBetweenMarks(h, { thread: event.s, task, next: 'wake here' })];
};

/** A waker is called on another thread: it marks the task at once, or later where that may make a difference. */
export const wakeElsewhere = (h: CurrentThreadHypothesis, { s, task }: WakeBegin): Ways => {
  const call: Call = { thread: s, task: indexOf(task), next: 'mark' };
  h.underway = [...h.underway, call];
  if (call.task === h.runtime.root) return [h];
  return h.mode.thorough ? [landStep(h.copy(), call), h] : [landStep(h, call)];
};
