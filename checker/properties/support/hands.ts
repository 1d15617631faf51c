import type { EventKind, EventOf, TaskId } from '../../../traces/index.ts';
import { eventKinds } from '../../../traces/index.ts';
import type { Handler, Observer, Shows } from '../property.ts';

/**
 * For each thread that may be about to poll, how often each task was woken by other threads since that thread was
 * last seen. The task is marked RUNNING somewhere between that moment and `poll.begin`, so such a wake may have come
 * just before, and be answered by this poll, or just after, and cause another.
 */
export type Hands = Map<number, Map<TaskId, number>>;

/** One wake for this poll and one for the next: more say no more than that. */
export const enough = 2;

/** How many wakes of the polled task came between its thread's previous event and this `poll.begin`. */
export function lateWakes(hands: Hands, event: EventOf<'poll.begin'>): number {
  return hands.get(event.s)?.get(event.task) ?? 0;
}

/**
 * The handlers that keep hands up to date; to be called after the property's own. If the trace shows when a thread
 * takes a task or starts to run it, only threads with a task in hand are followed; else any event may be the last
 * one before a poll.
 */
export function handsFollowed<M extends { readonly hands: Hands }>(shows: Shows): Observer<M>['on'] {
  if (!shows('run.begin') && !shows('take')) {
    return { ...Object.fromEntries(eventKinds.map((kind) => [kind, seen<M>()])), 'wake.end': wokenAndSeen };
  }
  return {
    take: seen(),
    steal: seen(),
    'run.begin': seen(),
    'poll.begin': ({ hands }, event) => {
      hands.delete(event.s);
    },
    'wake.end': woken,
  };
}

function seen<M extends { readonly hands: Hands }>(): Handler<M, EventKind> {
  return ({ hands }, { s }) => {
    const since = hands.get(s);
    if (since === undefined) hands.set(s, new Map());
    else if (since.size > 0) since.clear();
  };
}

function woken({ hands }: { readonly hands: Hands }, event: EventOf<'wake.end'>): void {
  for (const [stream, since] of hands) {
    if (stream !== event.s) since.set(event.task, Math.min((since.get(event.task) ?? 0) + 1, enough));
  }
}

function wokenAndSeen(memory: { readonly hands: Hands }, event: EventOf<'wake.end'>): void {
  woken(memory, event);
  memory.hands.set(event.s, new Map());
}
