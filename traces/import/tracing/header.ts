import type { Header } from '../../event/header.ts';
import { spanHeader } from '../spans/header.ts';
import { decimal, type Instant, threadSkew } from '../spans/time.ts';

/** What a log as a whole tells. */
export interface TracingFacts {
  /** Undefined if there are no times. */
  readonly clock: { readonly since: '1970' | 'start'; readonly origin: Instant } | undefined;
  /** The smallest difference between two times, in nanoseconds. */
  readonly resolution: number;
  /** By how many nanoseconds the clock was set back, at most. */
  readonly backwards: number;
  readonly workers: number;
  readonly showsSpawns: boolean;
  readonly showsEnds: boolean;
  /** Whether a poll can be told from something else that enters the span of a task. */
  readonly showsPolls: boolean;
  /** How wakers are shown: not at all, each with its task, or some without. */
  readonly wakers: 'none' | 'owned' | 'some-unknown';
  /** Whether there were tasks before the first line. */
  readonly startUnknown: boolean;
  /** Whether lines are known to be missing. */
  readonly lacksLines: boolean;
}

const wakerCoverage = { none: 'none', owned: 'instrumented', 'some-unknown': 'unknown' } as const;

function clockOf({ clock, resolution, backwards }: TracingFacts): Header['clock'] {
  if (clock === undefined) return { domain: 'logical' };
  const domain = clock.since === '1970' ? 'realtime' : 'mono';
  return { domain, origin: decimal(clock.origin), resolution, skew: Math.max(threadSkew, backwards) };
}

/** The header of the trace that a log becomes. */
export function tracingHeader(facts: TracingFacts): Header {
  const { workers, showsSpawns, showsEnds, showsPolls, startUnknown, lacksLines } = facts;
  return spanHeader({
    recorder: { name: 'tracing-subscriber', format: 'tracing-fmt-json' },
    clock: clockOf(facts),
    workers,
    spawns: showsSpawns ? 'all' : 'none',
    ends: showsEnds ? 'all' : 'unknown',
    showsPolls,
    wakers: wakerCoverage[facts.wakers],
    loss: startUnknown || lacksLines ? { head: startUnknown, middle: lacksLines, tail: false } : undefined,
  });
}
