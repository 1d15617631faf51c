import type { Comparison } from '../../../compare/comparison.ts';
import { recordedWaitsOf } from '../../../compare/evidence/known-waits.ts';
import { boundDiffers, type ComparedBound } from '../../../compare/guarantees/bounds.ts';
import { inWords } from '../../terminal/endless/sweep-table.ts';
import { legendOfSeen, seenInWords } from '../../text/seen-in-words.ts';
import { count } from '../../text/words.ts';
import { code, plain, tableOf } from '../plain.ts';

const wayOf = ({ waits: [one] }: ComparedBound): string => one.point.question.size.yield;

const rowOf = (bound: ComparedBound, withYield: boolean, withSeen: boolean): readonly string[] => {
  const seen = recordedWaitsOf(bound);
  return [
    plain(bound.role),
    code(bound.workload),
    ...(withYield ? [code(wayOf(bound))] : []),
    ...bound.waits.flatMap(({ cell }, side) => [
      inWords(cell),
      ...(withSeen ? [seenInWords(seen[side])] : []),
    ]),
  ];
};

/** Which recordings show the waits of rows, a line for each. */
const seenIn = (
  bounds: readonly ComparedBound[],
  names: Comparison['names'],
  withYield: boolean,
): readonly string[] => {
  const rows = bounds.flatMap((bound) =>
    recordedWaitsOf(bound).flatMap((wait, side): readonly (readonly string[])[] => {
      if (wait === undefined) return [];
      const { file, tokio, from, to, yield: way } = wait;
      return [
        [
          plain(bound.role),
          code(bound.workload),
          ...(withYield ? [code(way)] : []),
          code(names[side] ?? ''),
          seenInWords(wait),
          code(file),
          tokio,
          `${from}–${to}`,
        ],
      ];
    }),
  );
  const heads = ['who waits', 'scenario', ...(withYield ? ['yield'] : []), 'side', 'seen'];
  return tableOf([...heads, 'recording', 'Tokio', 'g'], rows, [heads.length - 1]);
};

/** How long tasks wait at most, where that differs, beside what recordings show. */
export const boundSection = ({ bounds, names, axis }: Comparison): readonly string[] => {
  const [first] = bounds;
  if (first === undefined) return [];
  const { constants } = first.waits[0].point.question;
  const unit = first.measure === 'polls' ? 'polls of other tasks' : first.measure;
  const differing = bounds.filter(boundDiffers);
  const alike = bounds.length - differing.length;
  const withYield = axis !== 'yield';
  const seen = differing.map(recordedWaitsOf);
  const withSeen = seen.flat().some((wait) => wait !== undefined);
  const sides = names.flatMap((name) => [code(name), ...(withSeen ? ['seen'] : [])]);
  const heads = ['who waits', 'scenario', ...(withYield ? ['yield'] : []), ...sides];
  const rows = differing.map((bound) => rowOf(bound, withYield, withSeen));
  const numbers = sides.map((_, side) => heads.length - sides.length + side);
  return [
    `### How long a task waits at most, in ${unit}`,
    '',
    `Exact, where tasks go on for ever: ${count(constants.workers, 'worker')}, event interval ${constants.eventInterval}.${alike === 0 ? '' : ` ${count(alike, 'bound')} ${alike === 1 ? 'is' : 'are'} the same on both sides.`}${withSeen ? ` Seen: ${legendOfSeen(seen)}.` : ''}`,
    '',
    ...(rows.length === 0 ? [] : [...tableOf(heads, rows, numbers), '']),
    ...(withSeen ? [...seenIn(differing, names, withYield), ''] : []),
  ];
};
