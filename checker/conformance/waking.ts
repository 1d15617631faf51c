import { multiThreadSteps, none, taskNumber } from '../../model/index.ts';
import type { EventOf } from '../../traces/index.ts';
import { call, callRemotely, soonOrLater } from './calling.ts';
import { endsByDeferred } from './deferred-instead.ts';
import type { Hypothesis } from './hypothesis.ts';
import { arrive } from './looking.ts';
import { endedInTurn, isInRun } from './moments.ts';
import type { Moment } from './moments.ts';
import { settle } from './reaching.ts';
import { callUnheard } from './unheard.ts';

const { nextDeferred, transitionToRunning } = multiThreadSteps;

type Ways = readonly Hypothesis[];
type WakeBegin = EventOf<'wake.begin'>;

/** What ends a pass through the driver, as far as recordings show it. */
const endOfPass: ReadonlySet<string> = new Set(['run.begin', 'poll.begin', 'park.begin', 'park.end']);

/** A recorder without poll hooks takes wakers that are called after a task's last poll for a part of its completion. */
const ofAPass: ReadonlySet<WakeBegin['from']> = new Set(['runtime', 'complete']);

/** The tasks whose wakers are called one after the other on this thread, from this event on, as far as is recorded. */
const wakesFrom = (moment: Moment): { readonly tasks: readonly number[]; readonly cut: boolean } => {
  const tasks: number[] = [];
  for (let at: Moment | undefined = moment; at !== undefined; at = at.next) {
    if (at.event.e === 'wake.begin' && ofAPass.has(at.event.from)) tasks.push(at.event.task - 1);
    else if (endOfPass.has(at.event.e)) return { tasks, cut: false };
  }
  return { tasks, cut: true };
};

const inFlushOrder = (h: Hypothesis, deferred: readonly number[]): readonly number[] =>
  h.runtime.rules.deferredWakeOrder === 'last-in-first-out' ? deferred.toReversed() : deferred;

const deferredOrder = (h: Hypothesis, w: number): readonly number[] => {
  const { deferred } = h.worker(w);
  return inFlushOrder(
    h,
    Array.from({ length: deferred.length }, (_, i) => deferred.at(i)),
  );
};

/** The next deferred waker is called, if it is this task's. */
const flushOne = (h: Hypothesis, thread: number, w: number, task: number): Ways => {
  const me = h.worker(w);
  const all = deferredOrder(h, w);
  if (me.at !== 'flush') h.context.emit({ w, e: 'flush', n: all.length });
  callUnheard(h, w, task);
  const order = deferredOrder(h, w);
  if (order[0] !== task)
    return endsByDeferred(h, w, 'flush-order', () => {
      const wanted = all.map((one) => taskNumber(one)).join(', ');
      return `the wakers that worker ${w} has deferred are called in the order ${wanted}, not task ${taskNumber(task)} first`;
    });
  me.at = 'flush';
  nextDeferred(h.runtime, me);
  h.mustBeHeard.delete(task);
  return soonOrLater(h, { thread, does: 'wake', task, w, during: 'pass' });
};

/** A waker is called in a pass: by the driver, or because its task was deferred. */
const wakeInPass = (h: Hypothesis, w: number, task: number, moment: Moment): Ways => {
  const thread = moment.event.s;
  const order = deferredOrder(h, w);
  const { tasks, cut } = wakesFrom(moment);
  const isFlush = h.worker(w).at === 'flush' || (order.length > 0 && !cut && tasks.length <= order.length);
  if (isFlush) return flushOne(h, thread, w, task);
  const mayBeFlush = order.length > 0 && order.every((one, i) => one === (tasks[i] ?? one));
  const flushed = mayBeFlush ? flushOne(h.copy(), thread, w, task) : [];
  return [...flushed, ...soonOrLater(h, { thread, does: 'wake', task, w, during: 'pass' })];
};

/** A worker other than `w` on which the task is between two marks of its state. */
const contested = (h: Hypothesis, w: number, task: number): number | undefined => {
  for (let v = 0; v < h.state.workers.length; v++) {
    const other = h.worker(v);
    if (v !== w && other.current === task && (other.at === 'found' || other.at === 'going-idle')) return v;
  }
  return undefined;
};

/** The hypothesis, and where a wake may find the task on either side of a mark, the one in which it is on the other. */
const bothSides = (h: Hypothesis, w: number, task: number): Ways => {
  const other = contested(h, w, task);
  if (other === undefined) return [h];
  const later = h.copy();
  if (later.worker(other).at === 'found') transitionToRunning(later.state.tasks.get(task));
  else settle(later, other);
  return [h, later];
};

/** Since 1.50.0 the deferred wakers are called on entry of `block_in_place`. */
const wakeOnEntry = (h: Hypothesis, thread: number, w: number, task: number): Ways => {
  const me = h.worker(w);
  const [first] = deferredOrder(h, w);
  if (h.detached.get(thread)?.entering !== true || first !== task)
    return h.ends('entry-flush', () => {
      const next =
        first === undefined ? 'nothing deferred to call' : `task ${taskNumber(first)} to call next`;
      return `on entry of block_in_place worker ${w} has ${next}, not task ${taskNumber(task)}`;
    });
  nextDeferred(h.runtime, me);
  h.mustBeHeard.delete(task);
  return soonOrLater(h, { thread, does: 'wake', task, w, during: 'entry' });
};

/** A waker is called in a pass that worker `w` comes to, if it is not in it. */
const wakeArriving = (h: Hypothesis, w: number, task: number, moment: Moment): Ways => {
  const { at } = h.worker(w);
  const inPass = at === 'flush' || at === 'pass' || at === 'park';
  const arrived = inPass && h.ahead[w] !== true ? [h] : arrive(h, w, { kind: 'pass' });
  return arrived.flatMap((way) => wakeInPass(way, w, task, moment));
};

/** Whether the wakers called from here on are those that worker `w` has deferred, after any that the driver calls. */
const flushesFrom = (h: Hypothesis, w: number, moment: Moment): boolean => {
  const order = deferredOrder(h, w);
  if (order.length === 0 || isInRun(moment)) return false;
  const { tasks } = wakesFrom(moment);
  const byDriver = tasks.length - order.length;
  return byDriver >= 0 && order.every((one, i) => tasks[byDriver + i] === one);
};

/** Whether worker `w` drops an aborted task, and calls what waits for its end or was in its future. */
const dropsTask = (h: Hypothesis, w: number, moment: Moment): boolean => {
  const { at, current } = h.worker(w);
  const isDropping = current !== none && (at === 'after-poll' || (at === 'found' && h.ahead[w] !== true));
  return isDropping && endedInTurn(moment) === current + 1;
};

/** A waker is called on the thread of worker `w`. */
export const wakeOnCore = (h: Hypothesis, w: number, event: WakeBegin, moment: Moment): Ways => {
  const task = event.task - 1;
  if (event.from === 'block_in_place') {
    h.tape?.record(event, w);
    return wakeOnEntry(h, event.s, w, task);
  }
  if (event.from === 'runtime' && !dropsTask(h, w, moment)) return wakeArriving(h, w, task, moment);
  const alsoInPass = event.from === 'complete' && flushesFrom(h, w, moment);
  const inAPass = alsoInPass ? wakeArriving(h.copy(), w, task, moment) : [];
  const inARun = bothSides(h, w, task).flatMap((way) =>
    call(way, { thread: event.s, does: 'wake', task, w }),
  );
  return [...inAPass, ...inARun];
};

/** A waker is called on a thread that runs no worker, or on one that has lost its core and leaves the loop. */
export const wakeWithoutCore = (h: Hypothesis, { s, from, task: number }: WakeBegin): Ways => {
  const gone = h.detached.get(s);
  const task = number - 1;
  // Recorders take a thread that has left its loop for one that never was in it.
  const leaving = gone?.task === none && (from === 'runtime' || from === 'external');
  if (gone !== undefined && leaving) {
    if (inFlushOrder(h, gone.deferred)[0] !== task)
      return h.ends(
        'flush-order',
        () => `thread ${s} left the loop and calls task ${number}, which is not the next deferred`,
      );
    const deferred = gone.deferred.toSpliced(gone.deferred.lastIndexOf(task), 1);
    h.detached.set(s, { ...gone, deferred });
  }
  return bothSides(h, none, task).flatMap((way) => callRemotely(way, s, task));
};
