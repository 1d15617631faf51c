/** Whether the task was to be polled: it was spawned or woken since its last poll, may have been, or was not. */
export type Due = 'yes' | 'maybe' | 'no';

/**
 * One time that the span of a task was entered. It is a poll, or its future was dropped within; which of them, and
 * whether a poll was the last, only shows by what follows.
 */
export interface Visit {
  readonly due: Due;
  /** Whether it came at once after the visit before, on the same thread. */
  readonly atOnce: boolean;
  /** The visit before, until it is known what this one is. */
  previous: Visit | undefined;
  /** The visit after, once there is one. */
  next: Visit | undefined;
  what: 'poll' | 'drop' | undefined;
  /** Whether the task completed; null: that cannot be found out. */
  ready: boolean | null | undefined;
  /** When the span was left again. */
  leftAt: number | undefined;
}
