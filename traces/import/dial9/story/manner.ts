import type { EventKind } from '../../../event/event.ts';
import type { Coverage, Edge } from '../../../event/header.ts';
import type { Facts } from '../index/facts.ts';

/** How the recorder was built, which decides what its records mean. */
export interface Manner {
  /** Whether its hooks see all tasks; otherwise wrappers see polls of the tasks spawned through dial9, and nothing else. */
  readonly hasHooks: boolean;
  /** Whether lengths of queues are measured; otherwise they are always 0. */
  readonly hasQueueLengths: boolean;
  /** Whether tasks run on several workers of one runtime, so that a worker outside of a poll runs nothing of the program. */
  readonly isMultiThread: boolean;
  /** Whether ends of tasks are recorded, and thereby which polls are the last. */
  readonly showsEnds: boolean;
}

const runtimesOf = (metadata: ReadonlyMap<string, string>): readonly (readonly string[])[] =>
  [...metadata].filter(([key]) => key.startsWith('runtime.')).map(([, workers]) => workers.split(','));

/** Finds out from metadata and records how the recorder was built. */
export function mannerOf({ metadata, migrates, showsEnds }: Facts): Manner {
  const hasHooks =
    metadata.get('tokio.unstable') !== 'false' && metadata.get('tokio.poll_coverage') !== 'dial9-spawns-only';
  const runtimes = runtimesOf(metadata);
  // Without hooks, workers are numbered by thread, and one thread after another can drive a runtime.
  const hasWorkers = hasHooks && runtimes.some((workers) => workers.length > 1);
  return {
    hasHooks,
    hasQueueLengths: metadata.get('tokio.local_queue') !== 'false',
    isMultiThread: runtimes.length < 2 && ((hasHooks && migrates) || hasWorkers),
    showsEnds,
  };
}

/** How much of each kind of event is in such a recording. */
export const coverageOf = ({ hasHooks }: Manner): Partial<Record<EventKind, Coverage>> => ({
  stream: 'all',
  clock: 'sampled',
  'park.begin': 'all',
  'park.end': 'all',
  'poll.begin': hasHooks ? 'all' : 'instrumented',
  'poll.end': hasHooks ? 'all' : 'instrumented',
  ...(hasHooks ? ({ 'spawn.begin': 'all', 'task.end': 'all' } as const) : {}),
  'wake.begin': 'instrumented',
  'queue.sample': 'sampled',
});

/**
 * Which side of what happened the times are on. Hooks are called outside of the poll that they tell of, wrappers inside.
 */
export const edgesOf = ({ hasHooks }: Manner): Partial<Record<EventKind, Edge>> => ({
  'park.begin': 'before',
  'park.end': 'after',
  'poll.begin': hasHooks ? 'before' : 'after',
  'poll.end': hasHooks ? 'after' : 'before',
  'spawn.begin': 'before',
  'task.end': 'after',
  'wake.begin': 'before',
});
