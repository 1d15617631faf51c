import type { Blame, Remedy } from '../finding.ts';

/** Of a popular belief: what it comes from that it is false, and what to do where somebody relied on it. */
export interface BeliefCharge {
  readonly blame: Blame;
  readonly remedies: readonly Remedy[];
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
      remedies: [{ sentence: 'Count on the tasks that are in that queue by then to have their turn first.' }],
    },
  ],
  [
    'yield-now-is-fifo',
    {
      blame: {
        who: 'scheduler',
        because:
          'The worker calls the wakers that were left to it in an order of its own, and where it has a LIFO slot each goes through that.',
      },
      remedies: [{ sentence: 'Where the order matters, let the tasks wake each other instead of yielding.' }],
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
        {
          sentence:
            'Where a task wakes itself to yield, let it await tokio::task::yield_now of Tokio 1.23.0 or later, which comes back only after a look at timers and sockets.',
        },
        { sentence: 'Set a smaller event_interval, so that busy workers look more often.' },
      ],
    },
  ],
  [
    'idle-workers-find-work',
    {
      blame: {
        who: 'scheduler',
        because:
          'A worker sleeps when it finds nothing that it may take: neither what is on the deferred list of another nor, in most releases, what is in its LIFO slot, nor what was queued unannounced.',
      },
      remedies: [
        { sentence: 'Let no poll last long: what waits behind it is out of reach of idle workers.' },
      ],
    },
  ],
]);
