import type { Comparison } from '../../../compare/comparison.ts';
import { recordedWaitsOf, showingWait } from '../../../compare/evidence/known-waits.ts';
import type { RecordedWait } from '../../../compare/evidence/recorded-wait.ts';
import { boundDiffers, type ComparedBound } from '../../../compare/guarantees/bounds.ts';
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

/** One line for each recorded wait, whatever it is told of. */
const placesOf = (shown: readonly Shown[], width: number): readonly string[] => {
  const places = new Map<string, string[]>();
  for (const { of, wait } of shown) {
    const place = `g ${number(wait.from)} to g ${number(wait.to)} of ${wait.file}`;
    places.set(place, [...(places.get(place) ?? []), of]);
  }
  return [...places].map(([place, of]) => hanging('    ', `${of.join('; ')}: ${place}`, width));
};

/**
 * Which recordings show the waits of a table of bounds, and the commands that show them; of bounds that are the same on both
 * sides only if everything is wanted. Nothing where no recording shows one.
 */
export const recordedWaitLines = (
  { bounds, names, axis }: Comparison,
  everything: boolean,
  width: number,
): readonly string[] => {
  const seen = bounds.map(recordedWaitsOf);
  if (seen.flat().every((wait) => wait === undefined)) return [];
  const told = everything ? bounds : bounds.filter(boundDiffers);
  const shown = told.flatMap((bound) => shownIn(bound, names, axis !== 'yield'));
  const isAll = seen.flat().filter((wait) => wait !== undefined).length === shown.length;
  const commands = [...new Set(shown.map(({ wait }) => command(...showingWait(wait))))];
  return [
    hanging(
      '  seen       ',
      `${legendOfSeen(seen)}.${isAll ? '' : ' --verbose names the recordings of all rows.'}`,
      width,
    ),
    ...placesOf(shown, width),
    ...(everything ? commands : commands.slice(0, 1)).map((one) => hanging('  seen by    ', one, Infinity)),
  ];
};
