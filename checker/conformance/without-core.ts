import { multiThreadSteps, none } from '../../model/index.ts';
import type { Event, EventOf } from '../../traces/index.ts';
import { soonOrLater } from './calling.ts';
import { leave } from './detaching.ts';
import type { Hypothesis } from './hypothesis.ts';
import { isDeferred } from './polling.ts';

const { transitionToComplete } = multiThreadSteps;

type Ways = readonly Hypothesis[];

/** The rest of a poll whose core is gone: the task goes to the inject queue if it was woken meanwhile. */
const pollEnds = (h: Hypothesis, event: EventOf<'poll.end'>): Ways => {
  const gone = h.detached.get(event.s);
  const task = event.task - 1;
  if (gone === undefined) return [h];
  if (gone.task !== task)
    return h.ends(
      'poll-taken',
      () => `thread ${event.s} ends a poll of task ${event.task} that it has not begun`,
    );
  h.detached.set(event.s, { ...gone, task: none });
  const record = h.state.tasks.get(task);
  if (!event.ready) return soonOrLater(h, { thread: event.s, does: 'go idle', task });
  transitionToComplete(record);
  return [h];
};

const yields = (h: Hypothesis, event: EventOf<'yield'>): Ways => {
  const gone = h.detached.get(event.s);
  if (gone === undefined || !isDeferred(h, event) || h.runtime.rules.deferNeedsCore) return [h];
  h.context.emit({ w: null, s: event.s, e: 'defer', task: event.task });
  h.detached.set(event.s, { ...gone, deferred: [...gone.deferred, event.task - 1] });
  return [h];
};

const byWorkersOnly: ReadonlySet<string> = new Set(['run.begin', 'poll.begin', 'park.begin']);

const ofTheOldPoll: ReadonlySet<string> = new Set(['wake.begin', 'wake.end', 'run.end']);

/** A thread that lost its core and has left the loop may come back with another. */
export const comeBack = (h: Hypothesis, { s, e }: Event): void => {
  const gone = h.detached.get(s);
  if (gone === undefined || gone.entering || gone.task !== none || gone.deferred.length > 0) return;
  if (!ofTheOldPoll.has(e)) h.detached.delete(s);
};

/** What a thread without a core does besides waking and spawning: one that lost it ends its poll and leaves the loop. */
export const actWithoutCore = (h: Hypothesis, event: Event): Ways => {
  if (event.e === 'block_in_place.end') return leave(h, event.s);
  if (event.e === 'poll.end') return pollEnds(h, event);
  if (event.e === 'yield') return yields(h, event);
  if (!byWorkersOnly.has(event.e)) return [h];
  return h.ends('core-lost', () => {
    const has = h.detached.has(event.s) ? 'has lost its core' : 'has no core';
    return `thread ${event.s} ${has} and goes on as a worker`;
  });
};
