import type { Comparison } from '../../../compare/comparison.ts';
import {
  howManyTell,
  reasonsIn,
  tellingsIn,
  type Held,
  type Telling,
} from '../../../compare/evidence/telling.ts';
import { holdingAgain } from '../../../compare/reproduce.ts';
import { visible } from '../../text/visible.ts';
import { command, count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

/** Of each side, where not everything is wanted. */
const mostTold = 2;

const restInWords: Readonly<Record<Exclude<Held['kind'], 'tells'>, string>> = {
  alike: 'a behaviour of both',
  neither: 'a behaviour of neither',
  open: 'undecided',
  unasked: 'not asked',
  unreadable: 'unreadable',
};

const restOf = (held: readonly Held[]): string =>
  (['alike', 'neither', 'open', 'unasked', 'unreadable'] as const)
    .map((kind) => [held.filter((one) => one.kind === kind).length, restInWords[kind]] as const)
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`)
    .join(', ');

const firstOfEach = (tellings: readonly Telling[]): readonly Telling[] =>
  ([0, 1] as const).flatMap((side) => tellings.filter((one) => one.side === side).slice(0, mostTold));

const tellingLines = (
  one: Telling,
  { axis, names, recordings }: Comparison,
  width: number,
): readonly string[] => {
  if (recordings === undefined) return [];
  const other = names[one.side === 0 ? 1 : 0];
  return [
    hanging(
      '  ',
      visible(
        `${names[one.side]}, not ${other}: ${one.file} (Tokio ${one.tokio}): at g ${one.g} ${one.seen}; with ${other} ${one.instead}`,
      ),
      width,
    ),
    hanging('    shown by   ', command(...holdingAgain(axis, recordings.values, one)), Infinity),
  ];
};

/** Which recordings tell the sides apart, and from which event on. */
export const recordingLines = (
  comparison: Comparison,
  everything: boolean,
  width: number,
): readonly string[] => {
  const { recordings, names } = comparison;
  if (recordings === undefined) return [];
  const { held } = recordings;
  const tellings = tellingsIn(recordings);
  const shown = everything ? tellings : firstOfEach(tellings);
  const left = tellings.length - shown.length;
  const rest = restOf(held);
  const unclear = reasonsIn(recordings).flatMap(({ kind, because, files }) => {
    const [file, ...more] = files;
    return everything || more.length === 0
      ? files.map((one) => ({ kind, because, of: one }))
      : [{ kind, because, of: `${file} and ${more.length} more` }];
  });
  return [
    hanging(
      '',
      `${howManyTell(recordings)} ${names.join(' and ')} apart${rest === '' ? '' : `; ${rest}`}${tellings.length === 0 ? '.' : ':'}`,
      width,
    ),
    ...shown.flatMap((one) => tellingLines(one, comparison, width)),
    ...(left === 0 ? [] : [`  and ${count(left, 'more recording')}; --verbose tells them all`]),
    ...unclear.map(({ kind, of, because }) =>
      hanging(
        '  ',
        visible(because.startsWith(of) ? because : `${restInWords[kind]}: ${of}: ${because}`),
        width,
      ),
    ),
  ];
};
