import { currentThreadSteps } from '../../../model/index.ts';
import type { LastMoments } from '../looking.ts';
import type { Moment } from '../moments.ts';
import { abortedBefore } from './aborting.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';
import { callsReturn } from './looking.ts';
import { pollBegins, pollEnds, runBegins, runEnds, yields } from './polling.ts';
import { arrive, settle } from './reaching.ts';
import { indexOf } from './runtime.ts';
import { tells } from './telling.ts';
import type { Telling } from './telling.ts';
import { callUnheard } from './unheard.ts';
import { wakeElsewhere, wakeOnCore } from './waking.ts';
import { causes } from '../witness/causes.ts';

type Ways = readonly CurrentThreadHypothesis[];

const spawnsOnCore = (h: CurrentThreadHypothesis, task: number): Ways => {
  h.task(task).state = 'scheduled';
  currentThreadSteps.pushTask(h.me, task, 'idle', h.context);
  return [h];
};

const parkEnds = (h: CurrentThreadHypothesis): Ways => {
  const { me } = h;
  if (me.at === 'park' || me.at === 'flush') callUnheard(h);
  if ((me.at === 'park' || me.at === 'flush') && me.deferred.isEmpty) {
    currentThreadSteps.passOver(me, h.context);
    return [h];
  }
  if (me.at === 'park' || me.at === 'flush')
    h.ends('flush-order', () => `the park is over with ${me.deferred.length} deferred wakers to call`);
  else h.ends('park', () => 'the thread is not parked');
  return [];
};

const actOnCore = (h: CurrentThreadHypothesis, event: Telling, moment: Moment): Ways => {
  switch (event.e) {
    case 'spawn.begin':
      return spawnsOnCore(h, indexOf(event.task));
    case 'wake.begin':
      return wakeOnCore(h, event, moment);
    case 'run.begin':
      return event.task === undefined ? [h] : runBegins(h, event.task, moment);
    case 'run.end':
      return runEnds(h);
    case 'poll.begin':
      return pollBegins(h, event.task);
    case 'poll.end':
      return pollEnds(h, event, moment);
    case 'yield':
      return yields(h, event, moment);
    case 'park.begin':
      return arrive(h, { kind: 'park' });
    case 'park.end':
      return parkEnds(h);
    case 'spawn.end':
    case 'wake.end':
      return [h];
  }
};

const actElsewhere = (h: CurrentThreadHypothesis, event: Telling): Ways => {
  if (event.e === 'wake.begin') return wakeElsewhere(h, event);
  if (event.e !== 'spawn.begin') return [h];
  const task = indexOf(event.task);
  h.task(task).state = 'scheduled';
  h.underway = [...h.underway, { thread: event.s, task, next: 'push' }];
  return [h];
};

const actOnce = (h: CurrentThreadHypothesis, moment: Moment, last: LastMoments): Ways => {
  const { event } = moment;
  if (!tells(event)) return [h];
  const on = h.underway.length === 0 ? h : callsReturn(h, event.s, last);
  if (event.w !== null) settle(on);
  if (causes(event)) on.tape?.record(event, event.w);
  if (event.w === null) return actElsewhere(on, event);
  return actOnCore(on, event, moment);
};

/** Every way in which the hypothesis may go on so that it shows the event; none if it cannot. `h` is used up. */
export const act = (h: CurrentThreadHypothesis, moment: Moment, last: LastMoments): Ways =>
  abortedBefore(h, moment).flatMap((way) => actOnce(way, moment, last));
