import type { Event, EventOf, TaskId } from '../../../traces/index.ts';
import type { Observer, Shows } from '../property.ts';
import { inTurn } from './handlers.ts';
import type { Hands } from './hands.ts';
import { handsFollowed, lateWakes } from './hands.ts';

/** What a task that lives may be polled for next. */
export interface Reasons {
  /** A spawn, or a wake that began after the last poll did: it must be answered by a poll. */
  due: Event | null;
  /** A wake that overlapped the beginning of the last poll: it may have been answered by it, or not. */
  maybe: boolean;
  /** Wakers of the task that have been called and have not returned. */
  wakersRunning: number;
  lastPoll: EventOf<'poll.begin'> | null;
}

/** The reasons of every task that lives. The root task 0 is among them once it was polled. */
export interface Accounts {
  readonly hands: Hands;
  readonly tasks: Map<TaskId, Reasons>;
}

/** Nothing has been spawned. */
export const noAccounts = (): Accounts => ({ hands: new Map(), tasks: new Map() });

/** The handlers that keep accounts; to be called after the property's own, which see what was due before. */
export function accountsKept<M extends Accounts>(shows: Shows): Observer<M>['on'] {
  const on: Observer<Accounts>['on'] = {
    'spawn.begin': ({ tasks }, event) => {
      tasks.set(event.task, { due: event, maybe: false, wakersRunning: 0, lastPoll: null });
    },
    'wake.begin': ({ tasks }, event) => {
      const reasons = tasks.get(event.task);
      if (reasons === undefined) return;
      reasons.due ??= event;
      reasons.wakersRunning += 1;
    },
    'wake.end': ({ tasks }, event) => {
      const reasons = tasks.get(event.task);
      if (reasons !== undefined && reasons.wakersRunning > 0) reasons.wakersRunning -= 1;
    },
    'poll.begin': ({ tasks, hands }, event) => {
      const reasons = tasks.get(event.task);
      const wakersRunning = reasons?.wakersRunning ?? 0;
      if (reasons === undefined && event.task !== 0) return;
      tasks.set(event.task, {
        due: null,
        maybe: wakersRunning > 0 || lateWakes(hands, event) > 0,
        wakersRunning,
        lastPoll: event,
      });
    },
    'poll.end': ({ tasks }, event) => {
      if (event.ready) tasks.delete(event.task);
    },
    'task.end': ({ tasks }, event) => {
      if (event.task !== undefined) tasks.delete(event.task);
    },
  };
  return inTurn<M>(on, handsFollowed<M>(shows));
}
