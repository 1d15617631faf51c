import type { EventKind } from '../../../traces/index.ts';
import type { CurrentThreadHypothesis } from '../current-thread/hypothesis.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Fact } from './unsettled.ts';

/** What shows where tasks are put, and from where they are taken. */
const ofQueues: readonly EventKind[] = ['schedule', 'take'];
const ofStealing: readonly EventKind[] = [...ofQueues, 'steal', 'overflow', 'inject.batch'];
const ofDeferring: readonly EventKind[] = ['defer', 'flush'];
const ofLoop: readonly EventKind[] = ['take', 'driver.begin', 'maintenance', 'parked'];

interface Tasks {
  readonly length: number;
  readonly at: (index: number) => number;
}

const inOrder = (tasks: Tasks): string => Array.from({ length: tasks.length }, (_, i) => tasks.at(i)).join();

const calls = (underway: readonly { readonly thread: number; readonly task: number }[]): string =>
  underway.map(({ thread, task }) => `${thread} ${task}`).join();

const factsOfWorker = (h: Hypothesis, w: number): readonly Fact[] => {
  const { lifoSlot, queue, deferred, at, current } = h.worker(w);
  return [
    { what: `the LIFO slot of worker ${w}`, value: `${lifoSlot}`, shownBy: [...ofQueues, 'steal'] },
    { what: `the queue of worker ${w}`, value: inOrder(queue), shownBy: ofStealing },
    { what: `what worker ${w} has deferred`, value: inOrder(deferred), shownBy: ofDeferring },
    { what: `where worker ${w} is in its loop`, value: `${at} ${current} ${h.ahead[w]}`, shownBy: ofLoop },
  ];
};

/** What is hidden of the multi_thread scheduler. */
export const multiThreadFacts = (h: Hypothesis): readonly Fact[] => [
  ...Array.from({ length: h.state.workers.length }, (_, w) => w).flatMap((w) => factsOfWorker(h, w)),
  { what: 'the inject queue', value: inOrder(h.state.inject), shownBy: ofStealing },
  { what: 'which calls have taken effect', value: calls(h.underway), shownBy: ['schedule'] },
];

/** What is hidden of current_thread. */
export const currentThreadFacts = (h: CurrentThreadHypothesis): readonly Fact[] => [
  { what: 'the queue', value: inOrder(h.me.queue), shownBy: ofQueues },
  { what: 'what is deferred', value: inOrder(h.me.deferred), shownBy: ofDeferring },
  { what: 'the inject queue', value: inOrder(h.state.inject), shownBy: ofQueues },
  {
    what: 'where the thread is in its loop',
    value: `${h.me.at} ${h.me.current} ${h.ahead}`,
    shownBy: ofLoop,
  },
  { what: 'which calls have taken effect', value: calls(h.underway), shownBy: ['schedule'] },
];
