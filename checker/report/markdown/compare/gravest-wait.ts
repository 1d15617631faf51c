import type { Comparison } from '../../../compare/comparison.ts';
import { unfairest } from '../../../compare/guarantees/fairness.ts';
import { inWords } from '../../terminal/endless/sweep-table.ts';
import { plain } from '../plain.ts';

/** Who is hurt most where tasks go on for ever, in a sentence; nothing where nobody is. */
export const gravestWait = ({ bounds, names }: Comparison): readonly string[] => {
  const found = unfairest(bounds, names);
  const bound = bounds.find(({ workload, role }) => workload === found?.workload && role === found.role);
  if (found === undefined || bound === undefined) return [];
  const unit = bound.measure === 'polls' ? 'polls of other tasks' : bound.measure;
  const [one, other] = bound.waits;
  return [
    '',
    plain(
      `Where tasks go on for ever, the ${found.role} of ${found.workload} waits at most ${inWords(one.cell)} with ${names[0]}, and ${inWords(other.cell)} with ${names[1]} (${unit}).`,
    ),
  ];
};
