import type { Comparison } from '../../../compare/comparison.ts';
import { howManyTell, reasonsIn, tellingsIn } from '../../../compare/evidence/telling.ts';
import { count } from '../../text/words.ts';
import { code, plain, tableOf } from '../plain.ts';

/** Longer tables are nothing to paste. */
const mostRows = 10;

/** Which recordings tell the sides apart, and from which event on. */
export const recordingSection = ({ recordings, names }: Comparison): readonly string[] => {
  if (recordings === undefined) return [];
  const tellings = tellingsIn(recordings);
  const left = Math.max(0, tellings.length - mostRows);
  return [
    `### ${howManyTell(recordings)} them apart`,
    '',
    ...(tellings.length === 0
      ? []
      : [
          ...tableOf(
            ['recording', 'Tokio', 'shows', 'g', 'what happens', 'the other side'],
            tellings
              .slice(0, mostRows)
              .map(({ file, tokio, side, g, seen, instead }) => [
                code(file),
                plain(tokio),
                code(names[side]),
                String(g),
                plain(seen),
                plain(instead),
              ]),
            [3],
          ),
          '',
        ]),
    ...reasonsIn(recordings).flatMap(({ because, files: [file, ...more] }) => [
      `Says nothing: ${code(file ?? '')}${more.length === 0 ? '' : ` and ${count(more.length, 'more recording')}`}: ${plain(because)}.`,
      '',
    ]),
    ...(left === 0 ? [] : [`And ${count(left, 'more recording')}.`, '']),
  ];
};
