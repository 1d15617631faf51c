import type { Blame } from '../finding.ts';

/** Of a popular belief: what it comes from that it is false, and what to do where somebody relied on it. */
export interface BeliefCharge {
  readonly blame: Blame;
  readonly remedies: readonly string[];
}

/** By the id of the belief. */
export const beliefCharges: ReadonlyMap<string, BeliefCharge> = new Map<string, BeliefCharge>([
  [
    'self-wake-goes-first',
    {
      blame: {
        who: 'yield',
        because:
          'A task that wakes itself during its poll is only marked; its worker puts it at the back of the queue when the poll is over.',
      },
      remedies: ['Count on its turn coming last, as after any other way of yielding.'],
    },
  ],
  [
    'yield-now-is-fifo',
    {
      blame: {
        who: 'scheduler',
        because:
          'The worker calls the wakers that were left to it in an order of its own, and each goes through its LIFO slot.',
      },
      remedies: ['Where the order matters, let the tasks wake each other instead of yielding.'],
    },
  ],
  [
    'yielding-serves-timers',
    {
      blame: {
        who: 'yield',
        because:
          'A task that wakes itself is back in the queue before its worker has looked at timers and sockets, and the queue comes first.',
      },
      remedies: [
        'Yield by tokio::task::yield_now (since 1.23.0), which comes back only after a look at timers and sockets.',
        'Set a smaller event_interval, so that busy workers look more often.',
      ],
    },
  ],
  [
    'idle-workers-find-work',
    {
      blame: {
        who: 'scheduler',
        because:
          'A worker sleeps when it finds nothing that it may take: neither what is in the LIFO slot of another nor what is on its deferred list, nor what was queued unannounced.',
      },
      remedies: ['Let no poll last long: what waits behind it is out of reach of idle workers.'],
    },
  ],
]);
