/** What comes of waking a thread, in nanoseconds from when it is woken. */
export interface Waking {
  /** Until the thread that woke it goes on. */
  readonly wakerIsBack: number;
  /** Until it runs. */
  readonly wokenRuns: number;
}

/** How long what the scheduler does takes on a machine, in nanoseconds. */
export interface Durations {
  /** One step of a scheduler that asks the system for nothing. */
  readonly step: number;
  /** A pass through the driver that does not sleep: one `epoll_wait`. */
  readonly pass: number;
  /** By how much a thread that sleeps for a time sleeps longer. */
  readonly oversleep: number;
  /** Each as likely as every other, by `wokenRuns`, ascending. */
  readonly wakings: readonly Waking[];
}
