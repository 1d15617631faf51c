import { none, taskNumber } from '../../../model/index.ts';
import type { WorkerView } from '../../../model/index.ts';
import type { Event } from '../../../traces/index.ts';
import type { CurrentThreadHypothesis } from '../current-thread/hypothesis.ts';
import type { Hypothesis } from '../hypothesis.ts';

/** A worker, and the thread that runs it, if that is known. */
export interface Runner {
  readonly w: number;
  readonly s: number | undefined;
}

/** What repairs want to know of a hypothesis, whichever scheduler it is of. */
export interface Insight<H> {
  /** The tasks, as events call them, that come next where the event is. */
  readonly ready: (h: H, event: Event) => readonly number[];
  /** Workers that have done already what their next recorded event tells of, and the threads that run them if known. */
  readonly ahead: (h: H) => readonly Runner[];
  /** Whether the task, as events call it, was not spawned yet. */
  readonly isUnborn: (h: H, task: number) => boolean;
}

const named = (indices: readonly number[]): readonly number[] =>
  indices.filter((index) => index >= 0 && index !== none).map((index) => taskNumber(index));

interface Queue {
  readonly length: number;
  readonly at: (index: number) => number;
}

const ends = (queue: Queue): readonly number[] =>
  queue.length === 0 ? [] : [queue.at(0), queue.at(queue.length - 1)];

const front = (queue: Queue): readonly number[] => ends(queue).slice(0, 1);

const readyOn = ({ current, lifoSlot, queue, deferred }: WorkerView): readonly number[] => [
  current,
  lifoSlot,
  ...front(queue),
  ...ends(deferred),
];

/** What is to be known of the multi_thread scheduler. */
export const multiThreadInsight: Insight<Hypothesis> = {
  ready: (h, { w }) => {
    const own = w === null || w >= h.runtime.constants.workers ? [] : readyOn(h.worker(w));
    return named([...own, ...front(h.state.inject), ...h.underway.map(({ task }) => task)]);
  },
  ahead: (h) => h.ahead.flatMap((isAhead, w) => (isAhead ? [{ w, s: h.holders.get(w) }] : [])),
  isUnborn: (h, task) => task > 0 && h.state.tasks.get(task - 1).state === 'unborn',
};

/** What is to be known of current_thread. */
export const currentThreadInsight: Insight<CurrentThreadHypothesis> = {
  ready: ({ me, state, underway }) =>
    named([
      me.current,
      ...front(me.queue),
      ...ends(me.deferred),
      ...front(state.inject),
      ...underway.map(({ task }) => task),
    ]),
  ahead: (h) => (h.ahead ? [{ w: 0, s: undefined }] : []),
  isUnborn: (h, task) => task > 0 && h.task(task - 1).state === 'unborn',
};
