import type { Notice } from '../../read/trace.ts';
import type { MergeAccount } from './account.ts';

/** What a reader is told of how the order of a recording's events was found. */
export function mergeNotices({ forced, reordered }: MergeAccount): readonly Notice[] {
  const notices: readonly Notice[] = [
    {
      code: 'order-reordered',
      count: reordered,
      text: 'Events were put before one with an earlier time, because only in that order could both happen.',
    },
    {
      code: 'order-forced',
      count: forced,
      text: 'For events no place in the order was found at which they could happen; they are where their times put them.',
    },
  ];
  return notices.filter(({ count }) => count > 0);
}
