import type { MatcherState } from 'vitest';
import { behaviourLines } from '../../report/terminal/compare/behaviour-lines.ts';
import { titleLines } from '../../report/terminal/compare/title-lines.ts';
import { palette } from '../../report/text/palette.ts';
import type { CompareOptions, CompareResult } from '../compare.ts';
import { compare } from '../compare.ts';
import type { Change } from '../question/change.ts';
import type { WorkloadOptions } from '../question/workload.ts';
import type { Found, Matched } from './answer.ts';
import { matched } from './answer.ts';
import { named, withFindings } from './told.ts';

/** How large the models are that `toDifferFrom` compares, how closely it looks, and how far it goes. */
export type DifferBounds = Omit<CompareOptions, 'assert' | 'claims'> &
  Pick<WorkloadOptions, 'workers' | 'tasks' | 'polls'>;

const width = 100;

/** What is known of two sides that have no difference to be told. */
const withoutDifference = ({ comparison }: CompareResult): string =>
  [
    ...titleLines(comparison, { width, colours: palette(false) }),
    ...comparison.encounters.flatMap((one) => ['', ...behaviourLines(one, width)]),
  ]
    .map((line) => line.trimEnd())
    .join('\n');

const answers = { different: 'yes', equal: 'no', undecided: 'unknown' } as const;

const found = async (model: WorkloadOptions, change: Change, bounds: DifferBounds): Promise<Found> => {
  const { workers, tasks, polls, ...options } = bounds;
  const sizes = {
    ...(workers !== undefined && { workers }),
    ...(tasks !== undefined && { tasks }),
    ...(polls !== undefined && { polls }),
  };
  const result = await compare({ ...model, ...sizes }, change, { ...options, claims: false });
  const [one, other] = result.comparison.names.map(named);
  const scenario = named(result.comparison.encounters[0]?.encounter.title ?? '');
  return {
    answer: answers[result.likeness],
    told: () => {
      switch (result.likeness) {
        case 'different':
          return withFindings(`expected ${one} not to differ from ${other} in ${scenario}`, result.findings);
        case 'equal':
          return `expected ${one} to differ from ${other} in ${scenario}\n\n${withoutDifference(result)}`;
        case 'undecided':
          return `whether ${one} differs from ${other} in ${scenario} is not decided\n\n${withoutDifference(result)}`;
      }
    },
  };
};

/** Whether a model differs from itself with one option changed. */
export const differs = async (
  state: Pick<MatcherState, 'isNot'>,
  received: WorkloadOptions,
  change: Change,
  bounds: DifferBounds = {},
): Promise<Matched> => matched(state, await found(received, change, bounds));
