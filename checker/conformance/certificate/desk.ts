/** What a certificate knows of one worker. */
export class Desk {
  lifo: number | undefined;
  readonly queue: number[] = [];
  readonly deferred: number[] = [];
  hand: number | undefined;
  /** The task whose poll ended last, until the worker goes on. */
  ended: number | undefined;
  /** A task on its way from the LIFO slot to the queue. */
  displaced: number | undefined;
  /** A task that the queue has no room for. */
  spilling: number | undefined;
  doing: 'nothing' | 'poll' | 'flush' | 'park' = 'nothing';
  /** Wakers are being called outside polls. */
  passing = false;
  /** Between the first task taken in a tick and the end of the chain that follows. */
  running = false;
  chained = 0;
  ticks = 1;
  /** The tick in which the worker last did maintenance. */
  maintained = 0;
}
