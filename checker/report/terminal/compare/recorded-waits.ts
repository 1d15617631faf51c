import type { Comparison } from '../../../compare/comparison.ts';
import { recordedWaitsOf, showingWait } from '../../../compare/evidence/known-waits.ts';
import type { RecordedWait } from '../../../compare/evidence/recorded-wait.ts';
import type { ComparedBound } from '../../../compare/guarantees/bounds.ts';
import { legendOfSeen } from '../../text/seen-in-words.ts';
import { command, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

interface Shown {
  readonly of: string;
  readonly wait: RecordedWait;
}

const shownIn = (bound: ComparedBound, names: Comparison['names'], withYield: boolean): readonly Shown[] =>
  recordedWaitsOf(bound).flatMap((wait, side): readonly Shown[] => {
    if (wait === undefined) return [];
    const way = withYield ? [wait.yield] : [];
    return [{ of: [`${bound.role} of ${bound.workload}`, ...way, names[side]].join(', '), wait }];
  });

/** Which recordings show the waits of a table of bounds, and the commands that show them; nothing where none does. */
export const recordedWaitLines = (
  { bounds, names, axis }: Comparison,
  everything: boolean,
  width: number,
): readonly string[] => {
  const shown = bounds.flatMap((bound) => shownIn(bound, names, axis !== 'yield'));
  if (shown.length === 0) return [];
  const commands = [...new Set(shown.map(({ wait }) => command(...showingWait(wait))))];
  return [
    hanging('  seen       ', `${legendOfSeen(bounds.map(recordedWaitsOf))}.`, width),
    ...shown.map(({ of, wait: { from, to, file } }) =>
      hanging('    ', `${of}: g ${number(from)} to g ${number(to)} of ${file}`, width),
    ),
    ...(everything ? commands : commands.slice(0, 1)).map((one) => hanging('  seen by    ', one, Infinity)),
  ];
};
