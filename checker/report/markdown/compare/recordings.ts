import type { Comparison } from '../../../compare/comparison.ts';
import { tellingsIn } from '../../../compare/evidence/telling.ts';
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
    `### Recordings: ${tellings.length} of ${recordings.held.length} tell them apart`,
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
                plain(`Tokio ${tokio}`).slice('Tokio '.length),
                code(names[side]),
                String(g),
                plain(seen),
                plain(instead),
              ]),
            [3],
          ),
          '',
        ]),
    ...(left === 0 ? [] : [`And ${count(left, 'more recording')}.`, '']),
  ];
};
