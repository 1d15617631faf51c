import type { Event, EventOf } from '../../traces/index.ts';
import { abortedBefore } from './aborting.ts';
import { call, callsReturn } from './calling.ts';
import { enter, takeOver } from './detaching.ts';
import type { Hypothesis } from './hypothesis.ts';
import { landOwn } from './landing.ts';
import { actWhenLeft, leaves } from './leaving.ts';
import { arrive } from './looking.ts';
import type { LastMoments } from './looking.ts';
import { workerSoon } from './moments.ts';
import type { Moment } from './moments.ts';
import { parkEnds, pollBegins, pollEnds, runBegins, runEnds, yields } from './polling.ts';
import { settle } from './reaching.ts';
import { telling } from './telling.ts';
import { shows } from './tuned-interval.ts';
import { wakeOnCore, wakeWithoutCore } from './waking.ts';
import { causes } from './witness/causes.ts';
import { actWithoutCore, comeBack } from './without-core.ts';

type Ways = readonly Hypothesis[];

const byWorkersOnly: ReadonlySet<string> = new Set(['park.begin', 'park.end', 'run.begin', 'poll.begin']);

/** The worker of an event; before recorders know it they do not say it, and only workers do some things. */
const workerOf = (moment: Moment): number | null =>
  byWorkersOnly.has(moment.event.e) ? workerSoon(moment) : moment.event.w;

/**
 * Whether a thread goes on as another worker: one of the pool may run a worker to the end, when the runtime shuts down,
 * and then one that no thread has run yet. After `block_in_place` recorders need not know workers so well.
 */
const movesOn = (h: Hypothesis, core: number, w: number): boolean =>
  w !== core &&
  w < h.runtime.constants.workers &&
  !h.holders.has(w) &&
  h.detached.size === 0 &&
  h.handedOff.size === 0;

/** The cores that a thread of which only a number is known may have come for when one waits: that, and those never run. */
const coresToBeHad = (h: Hypothesis): readonly number[] => {
  const [waiting] = h.handedOff;
  const cores = Array.from({ length: h.runtime.constants.workers }, (_, core) => core);
  return cores.filter((core) => core === waiting || !(h.handedOff.has(core) || h.holders.has(core)));
};

/** The cores that the event's thread may have, or undefined for a thread that has none. */
const coresOf = (h: Hypothesis, moment: Moment): readonly (number | undefined)[] => {
  const { s } = moment.event;
  const gone = h.detached.get(s);
  if (gone !== undefined) return [gone.entering ? gone.core : undefined];
  const w = workerOf(moment);
  for (const [core, thread] of h.holders) {
    if (thread !== s) continue;
    if (w === null || !movesOn(h, core, w)) return [core];
    h.holders.delete(core);
    return [w];
  }
  if (w === null) return [undefined];
  // Where no index of a worker was to be had, threads are numbered: such a one has come for a core that waits.
  const isNumber = w >= h.runtime.constants.workers || h.holders.has(w);
  const free = isNumber && h.handedOff.size > 0 ? coresToBeHad(h) : [];
  if (free.length > 0) return free;
  return [w < h.runtime.constants.workers ? w : undefined];
};

/** The event's thread is the one that has the core; it takes it, if that is to be had. */
const holds = (h: Hypothesis, w: number, { s }: Event): boolean => {
  if (h.handedOff.has(w)) takeOver(h, w);
  if (!h.holders.has(w)) h.holders.set(w, s);
  return h.holders.get(w) === s;
};

/** Another thread has the core: it may be about to give it up, once it has called its deferred wakers. */
const isHeld = (h: Hypothesis, w: number, { s }: Event): Ways => {
  const holder = h.holders.get(w);
  const isEntering = holder !== undefined && h.detached.get(holder)?.entering === true;
  return isEntering
    ? h.ends(
        'entry-flush',
        () =>
          `thread ${s} goes on as worker ${w}, and thread ${holder}, which enters block_in_place, has ${h.worker(w).deferred.length} deferred wakers to call before it gives the core up`,
      )
    : h.ends('core-lost', () => `worker ${w} is run by another thread than ${s}`);
};

const spawns = (h: Hypothesis, thread: number, w: number | undefined, task: number): Ways => {
  h.state.tasks.get(task).state = 'scheduled';
  return call(h, { thread, does: 'spawn', task, ...(w === undefined ? {} : { w }) });
};

const blocks = (h: Hypothesis, w: number, event: EventOf<'block_in_place.begin'>): Ways => {
  const { at, current } = h.worker(w);
  if (at !== 'polling' || current !== event.task - 1)
    return h.ends('poll-taken', () => `worker ${w} does not poll task ${event.task}, which blocks in place`);
  enter(h, event.s, w);
  return [h];
};

/** On entry of `block_in_place` deferred wakers are called before the core is given up, if at all. */
const callsNothing = (h: Hypothesis, { s, task }: EventOf<'wake.begin'>): Ways =>
  h.ends('entry-flush', () => `thread ${s} has nothing to call on entry of block_in_place, not task ${task}`);

const actOnCore = (h: Hypothesis, w: number, moment: Moment): Ways => {
  const { event } = moment;
  if (event.e === 'spawn.begin') return spawns(h, event.s, w, event.task - 1);
  if (event.e === 'wake.begin') return wakeOnCore(h, w, event, moment);
  if (event.e === 'run.begin') return event.task === undefined ? [h] : runBegins(h, w, event.task, moment);
  if (event.e === 'run.end') return runEnds(h, w);
  if (event.e === 'poll.begin') return pollBegins(h, w, event.task - 1);
  if (event.e === 'poll.end') return pollEnds(h, w, event, moment);
  if (event.e === 'yield') return yields(h, w, event, moment);
  if (event.e === 'park.begin') return arrive(h, w, { kind: 'park' });
  if (event.e === 'park.end') return parkEnds(h, w);
  if (event.e === 'block_in_place.begin') return blocks(h, w, event);
  return [h];
};

/** Whether the event is of the future in `block_on`, which is no task of the scheduler. */
const isOfRoot = (event: Event): boolean => 'task' in event && event.task === 0;

const actOnce = (h: Hypothesis, moment: Moment, last: LastMoments): Ways => {
  const { event } = moment;
  if (event.e === 'poll.end' && event.task === 0) h.hasReturned = event.ready === true;
  if (!telling.has(event.e) || isOfRoot(event)) return [h];
  const returns = event.e === 'spawn.end' || event.e === 'wake.end' || h.mode.thorough;
  const on = returns ? callsReturn(h, event.s, last) : h;
  if (!returns) landOwn(on, event.s);
  comeBack(on, event);
  const cores = coresOf(on, moment);
  if (cores.length === 1) return actAs(on, cores[0], moment);
  return cores.flatMap((core, i) => actAs(i === cores.length - 1 ? on : on.copy(), core, moment));
};

const actAs = (on: Hypothesis, w: number | undefined, moment: Moment): Ways => {
  const { event } = moment;
  if (w === undefined) {
    if (causes(event)) on.tape?.record(event, null);
    if (event.e === 'wake.begin')
      return event.from === 'block_in_place' ? callsNothing(on, event) : wakeWithoutCore(on, event);
    if (event.e === 'spawn.begin') return spawns(on, event.s, undefined, event.task - 1);
    return actWithoutCore(on, event);
  }
  if (!holds(on, w, event)) return isHeld(on, w, event);
  if (on.left.has(w)) return actWhenLeft(on, w, event);
  const leaving = on.hasReturned ? on.copy() : undefined;
  settle(on, w);
  if (causes(event)) on.tape?.record(event, w);
  const ways = actOnCore(on, w, moment);
  if (ways.length === 0 && leaving !== undefined) return leaves(leaving, w, event);
  for (const way of ways) way.tuned[w] = shows(way.tunedOf(w), event);
  return ways;
};

/** Every way in which the hypothesis may go on so that it shows the event; none if it cannot. `h` is used up. */
export const act = (h: Hypothesis, moment: Moment, last: LastMoments): Ways => {
  const ways = abortedBefore(h, moment);
  const [only] = ways;
  return only !== undefined && ways.length === 1
    ? actOnce(only, moment, last)
    : ways.flatMap((way) => actOnce(way, moment, last));
};
