import type { Coverage, Header, Loss } from '../../event/header.ts';
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

const lossOf = (lacksLines: boolean): { readonly loss?: Loss } =>
  lacksLines ? { loss: { head: true, middle: true, tail: false } } : {};

/** The header of the trace that a recording becomes. */
export function consoleHeader(facts: ConsoleFacts): Header {
  const { origin, workers } = facts;
  const polls: Coverage = facts.showsPolls ? 'all' : 'unknown';
  const wakers: Coverage = facts.showsWakes ? 'instrumented' : 'none';
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
    recorder: { name: 'console-subscriber', format: 'console-1' },
    clock: { domain: 'realtime', origin: decimal(origin), resolution: 1, skew: threadSkew },
    order: { across: 'merged' },
    coverage: {
      stream: 'all',
      'spawn.begin': 'all',
      'task.end': 'all',
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
    ...lossOf(facts.lacksLines),
  };
}
