import type { Comparison } from '../../../compare/comparison.ts';
import { boundDiffers, type ComparedBound } from '../../../compare/guarantees/bounds.ts';
import { inWords } from '../../terminal/endless/sweep-table.ts';
import { count } from '../../text/words.ts';
import { code, plain, tableOf } from '../plain.ts';

const wayOf = ({ waits: [one] }: ComparedBound): string => one.point.question.size.yield;

const rowOf = (bound: ComparedBound, withYield: boolean): readonly string[] => {
  const waits = bound.waits.map(({ cell }) => inWords(cell));
  const scenario = [plain(bound.role), code(bound.workload)];
  return withYield ? [...scenario, code(wayOf(bound)), ...waits] : [...scenario, ...waits];
};

/** How long tasks wait at most, where that differs. */
export const boundSection = ({ bounds, names, axis }: Comparison): readonly string[] => {
  const [first] = bounds;
  if (first === undefined) return [];
  const { constants } = first.waits[0].point.question;
  const unit = first.measure === 'polls' ? 'polls of other tasks' : first.measure;
  const differing = bounds.filter(boundDiffers);
  const alike = bounds.length - differing.length;
  const withYield = axis !== 'yield';
  const heads = ['who waits', 'scenario', ...(withYield ? ['yield'] : []), ...names.map(code)];
  const rows = differing.map((bound) => rowOf(bound, withYield));
  return [
    `### How long a task waits at most, in ${unit}`,
    '',
    `Exact, where tasks go on for ever: ${count(constants.workers, 'worker')}, event interval ${constants.eventInterval}.${alike === 0 ? '' : ` ${count(alike, 'bound')} ${alike === 1 ? 'is' : 'are'} the same on both sides.`}`,
    '',
    ...(rows.length === 0 ? [] : [...tableOf(heads, rows, [heads.length - 2, heads.length - 1]), '']),
  ];
};
