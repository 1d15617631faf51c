import type { CoverGoal, Ending, Event, Header } from '../../traces/index.ts';
import { formatPath } from '../../traces/index.ts';
import { generate as runsOf } from '../generation/runs.ts';
import { generatedHeader } from '../verify/generated-header.ts';
import { atLeast, wholeNumber } from './question/whole-number.ts';
import { QuestionError } from '../own/question-error.ts';
import type { WorkloadOptions } from './question/workload.ts';
import { workloadOf } from './question/workload.ts';

/** Which runs of which workload are wanted. */
export interface GenerateOptions extends WorkloadOptions {
  /** Runs that go through every reachable state, or every transition; `transitions` if `depth` is absent too. */
  readonly cover?: CoverGoal;
  /** Steps of a run at most, 0 to 10 000. Alone: every run of that many steps, or that ends before. */
  readonly depth?: number;
  /** Runs at most; all if absent. */
  readonly limit?: number;
  /** States to look at at most, with `cover`; as many as there are if absent. */
  readonly maxStates?: number;
}

/** A run of the specification as a trace; `check` and `toConformTo` take it as it is. */
export interface GeneratedTrace {
  /** Scenario, way of yielding and path. */
  readonly name: string;
  readonly header: Header;
  /** Numbered from 0 in the order in which they happen; one nanosecond of logical time each. */
  readonly events: readonly Event[];
  /** `complete` if nothing can happen after it. */
  readonly end: Ending;
  /** Which step was taken in each state, such as `0.3.1x12`: `explain`, and `verify --replay` of the command line, take it. */
  readonly path: string;
}

/** The runs of a workload, made one by one as they are asked for. */
export interface Generation {
  readonly traces: Iterable<GeneratedTrace>;
  /** Number of states or transitions that the runs cover together; absent when they are all runs of a length. */
  readonly covered?: number;
}

const mostSteps = 10_000;

/**
 * Generates traces from the specification: all of a length, or a small set that covers it.
 *
 * The runs are made as they are iterated, always in the same order; a cover is looked for at once, on the calling thread.
 *
 * @throws QuestionError when there is no such workload, or a number is out of range
 * @throws TooManyStatesError when a cover needs more states than `maxStates`
 *
 * @example
 * ```ts
 * for (const trace of generate({ scenario: 'yielders', tasks: 2, depth: 12, limit: 100 }).traces)
 *   console.log(trace.path, trace.events.length);
 * ```
 */
export const generate = (options: GenerateOptions = {}): Generation => {
  const workload = workloadOf(options);
  const { depth, maxStates, limit, cover = depth === undefined ? 'transitions' : undefined } = options;
  if (depth !== undefined) wholeNumber('depth', depth, { least: 0, most: mostSteps });
  if (limit !== undefined) wholeNumber('limit', limit, atLeast(1));
  if (maxStates !== undefined) wholeNumber('maxStates', maxStates, atLeast(1));
  if (maxStates !== undefined && cover === undefined)
    throw new QuestionError(
      'ASK007',
      'maxStates limits a cover, and none is asked for',
      'Leave it out, or add cover.',
    );
  const { runs, covered } = runsOf(workload, {
    ...(cover !== undefined && { cover }),
    ...(depth !== undefined && { depth }),
    ...(maxStates !== undefined && { maxStates }),
  });
  const { scenario, size, release, constants, flavor } = workload;
  function* traces(): Generator<GeneratedTrace> {
    let made = 0;
    for (const { path, events, complete } of runs) {
      if (made++ === limit) return;
      const text = formatPath(path);
      const name = `${scenario} ${size.yield} ${text}`;
      const header = generatedHeader(release, constants, name, flavor);
      yield { name, header, events, end: { complete }, path: text };
    }
  }
  return {
    traces: { [Symbol.iterator]: traces },
    ...(covered !== undefined && { covered }),
  };
};
