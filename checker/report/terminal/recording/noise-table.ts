import type { NoiseCount } from '../../../noise/index.ts';
import type { Palette } from '../../text/palette.ts';
import { table } from '../../text/table.ts';
import { number } from '../../text/words.ts';

const columns = [
  { title: 'count', align: 'right' },
  { title: 'of', align: 'right' },
  { title: 'what' },
] as const;

/** What was counted and is no finding; with `causes`, why it is none. Empty if there was nothing. */
export const noiseTable = (
  noise: readonly NoiseCount[],
  width: number,
  colours: Palette,
  causes: boolean,
): readonly string[] => {
  const seen = noise.filter(({ count }) => count > 0);
  if (seen.length === 0) return [];
  const rows = seen.map(({ noise: { sentence, cause }, count, of }) => [
    number(count),
    number(of),
    causes ? `${sentence}. ${cause}` : sentence,
  ]);
  return [
    'how this was recorded, and no findings:',
    ...table(columns, rows, width - 2, colours.faint).map((line) => `  ${line}`),
  ];
};
