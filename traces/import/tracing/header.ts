import type { Coverage, Header } from '../../event/header.ts';
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
  const { workers, startUnknown, lacksLines } = facts;
  const polls: Coverage = facts.showsPolls ? 'all' : 'unknown';
  const wakers = wakerCoverage[facts.wakers];
  const loss = { head: startUnknown, middle: lacksLines, tail: false };
  return {
    e: 'header',
    v: 1,
    runtime: {
      name: 'tokio',
      version: null,
      flavor: workers > 0 ? 'multi_thread' : 'unknown',
      workers: Math.max(1, workers),
      config: {},
    },
    recorder: { name: 'tracing-subscriber', format: 'tracing-fmt-json' },
    clock: clockOf(facts),
    order: { across: 'merged' },
    coverage: {
      stream: 'all',
      'spawn.begin': facts.showsSpawns ? 'all' : 'none',
      'task.end': facts.showsEnds ? 'all' : 'unknown',
      'poll.begin': polls,
      'poll.end': polls,
      'wake.begin': wakers,
      'waker.clone': wakers,
      'waker.drop': wakers,
    },
    edges: {
      'spawn.begin': 'before',
      'task.end': 'after',
      // The task is marked as running before its span is entered, and as no longer running after it is left.
      'poll.begin': 'after',
      'poll.end': 'before',
      'wake.begin': 'before',
      'waker.clone': 'before',
      'waker.drop': 'before',
    },
    ...(startUnknown || lacksLines ? { loss } : {}),
  };
}
