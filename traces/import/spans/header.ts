import type { Coverage, Header } from '../../event/header.ts';

/** What a recording of spans tells of its runtime, and how much of it. */
export interface SpanFacts {
  readonly recorder: NonNullable<Header['recorder']>;
  readonly clock: Header['clock'];
  /** Workers of the pool that were seen; with none the scheduler is unknown. */
  readonly workers: number;
  readonly spawns: Coverage;
  readonly ends: Coverage;
  /** Whether a poll can be told from something else that enters the span of a task. */
  readonly showsPolls: boolean;
  /** Wakes, and clones and drops of wakers. */
  readonly wakers: Coverage;
  /** What is missing from the recording; undefined if nothing is. */
  readonly loss: Header['loss'];
}

/** The header of the trace that a recording of Tokio's spans becomes, through whichever subscriber it was made. */
export function spanHeader(facts: SpanFacts): Header {
  const { recorder, clock, workers, spawns, ends, wakers, loss } = facts;
  const polls: Coverage = facts.showsPolls ? 'all' : 'unknown';
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
    recorder,
    clock,
    order: { across: 'merged' },
    coverage: {
      stream: 'all',
      'spawn.begin': spawns,
      'task.end': ends,
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
    ...(loss && { loss }),
  };
}
