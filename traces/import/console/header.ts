import type { Header } from '../../event/header.ts';
import { spanHeader } from '../spans/header.ts';
import { decimal, type Instant, threadSkew } from '../spans/time.ts';

/** What a recording as a whole tells. */
export interface ConsoleFacts {
  readonly origin: Instant;
  readonly workers: number;
  readonly showsWakes: boolean;
  /** Whether a poll can be told from something else that enters the span of a task. */
  readonly showsPolls: boolean;
  /** Whether lines are known to be missing. */
  readonly lacksLines: boolean;
}

/** The header of the trace that a recording becomes. */
export const consoleHeader = ({
  origin,
  workers,
  showsWakes,
  showsPolls,
  lacksLines,
}: ConsoleFacts): Header =>
  spanHeader({
    recorder: { name: 'console-subscriber', format: 'console-1' },
    clock: { domain: 'realtime', origin: decimal(origin), resolution: 1, skew: threadSkew },
    workers,
    spawns: 'all',
    ends: 'all',
    showsPolls,
    wakers: showsWakes ? 'instrumented' : 'none',
    loss: lacksLines ? { head: true, middle: true, tail: false } : undefined,
  });
