import type { Moment } from '../moments.ts';
import { indexOf, told } from './runtime.ts';
import { tells } from './telling.ts';

/** What the next recorded event of the thread with the core says that it came to by itself. */
export type Goal =
  | { readonly kind: 'take'; readonly task: number }
  | { readonly kind: 'root' }
  /** A pass through the driver, in which wakers are called. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'park' };

/** The goal of a poll of `task`, as events call it. */
export const goalOfPoll = (task: number): Goal =>
  task === 0 ? { kind: 'root' } : { kind: 'take', task: indexOf(task) };

const goalOf = ({ event }: Moment): Goal | undefined => {
  if (event.e === 'poll.begin') return goalOfPoll(event.task);
  if (event.e === 'run.begin') return event.task === undefined ? undefined : goalOfPoll(event.task);
  if (event.e === 'wake.begin') return event.from === 'runtime' ? { kind: 'pass' } : undefined;
  return event.e === 'park.begin' ? { kind: 'park' } : undefined;
};

/** Kinds of events between which and the next the thread does nothing that matters. */
const passedOver: ReadonlySet<string> = new Set(['wake.end', 'spawn.end', 'run.end']);

/** What the thread is recorded to come to by itself after `moment`, before it does anything else; if it is near. */
export const nextGoal = (moment: Moment | undefined): Goal | undefined => {
  for (let at = moment?.next; at !== undefined; at = at.next) {
    const goal = goalOf(at);
    if (goal !== undefined) return goal;
    if (tells(at.event) && !passedOver.has(at.event.e)) return undefined;
  }
  return undefined;
};

/** The goal in words, after "goes on". */
export const tell = (goal: Goal): string => {
  switch (goal.kind) {
    case 'take':
      return `to run ${told(goal.task)}`;
    case 'root':
      return 'to poll the future in block_on';
    case 'pass':
      return 'to call wakers';
    case 'park':
      return 'to park';
  }
};
