import type { TaskId } from '../../../../traces/index.ts';
import type { WaitKind } from '../wait.ts';
import type { Turn } from './turns.ts';

/**
 * Until when a wait is followed: until the task is `polled`, or another than those asked about is (`others`), until one of
 * these is spawned or comes to its last poll (`changed`), or until the recording ends.
 */
export type FollowedUntil = 'polled' | 'others' | 'changed' | 'end';

/** A wait, or the part of it in which the tasks asked about live, all of them and no more, and nobody else is polled. */
export interface WaitAmong {
  readonly role: string;
  readonly task: TaskId;
  /** What it waits after; `due` is a timer that the program marked as late. */
  readonly kind: WaitKind | 'due';
  /** Polls of the other tasks that began meanwhile. */
  readonly polls: number;
  /** Positions of its beginning, and of that at which it is followed no further. */
  readonly from: number;
  readonly to: number;
  readonly until: FollowedUntil;
}

/** Whether one tells more than another: it is longer, or as long and was followed until the task was polled. */
export const tellsMore = (
  one: Pick<WaitAmong, 'polls' | 'until'>,
  than: Pick<WaitAmong, 'polls' | 'until'>,
): boolean =>
  one.polls > than.polls || (one.polls === than.polls && one.until === 'polled' && than.until !== 'polled');

/** A wait, from where it is followed on to where it is no further. */
export type Followed = Pick<WaitAmong, 'polls' | 'from' | 'to' | 'until'>;

const stopAt = (turn: Turn, task: TaskId): FollowedUntil | undefined => {
  if (turn.task === task) return 'polled';
  if (turn.task !== undefined && !turn.isTheirs) return 'others';
  return turn.task === undefined || turn.isLast ? 'changed' : undefined;
};

/**
 * Follows a wait that begins at `from` through the turns after it, from when those asked about were alone with each other;
 * undefined if they never were.
 */
export const follow = (
  turns: readonly Turn[],
  task: TaskId,
  from: number,
  end: number,
): Followed | undefined => {
  const first = turns.findIndex(({ isComplete }) => isComplete);
  if (first === -1) return undefined;
  const begins = turns[first - 1]?.g ?? from;
  for (const [polls, turn] of turns.slice(first).entries()) {
    const until = stopAt(turn, task);
    if (until !== undefined) return { polls, from: begins, to: turn.g, until };
  }
  return { polls: turns.length - first, from: begins, to: end, until: 'end' };
};
