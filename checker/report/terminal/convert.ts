import type { Converted } from '../../convert/outcome.ts';
import type { Detail } from '../check-reporter.ts';
import type { ConvertTold } from '../convert-told.ts';
import type { Output } from '../output.ts';
import { type Palette, palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { visible } from '../text/visible.ts';
import { count, number } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';
import { unreadableLine } from './file-line.ts';

const omittedTable = ({ omitted }: Converted, width: number, colours: Palette): readonly string[] =>
  table(
    [{ title: 'left out or changed' }, { title: 'times', align: 'right' }, { title: 'why' }],
    omitted.map(({ what, why, count: times }) => [what, number(times), why]),
    width - 2,
    colours.faint,
  ).map((line) => `  ${line}`);

const lines = (
  outcome: Converted,
  path: string | undefined,
  lacks: readonly string[],
  width: number,
  colours: Palette,
): readonly string[] => {
  const { file, from, to, events, ended, omitted, notices } = outcome;
  const place = path === undefined ? '' : `: ${path}`;
  return [
    visible(`${to}${place}, ${count(events, 'event')} of ${file} (${from})`),
    ...(ended ? [] : [`  ${colours.doubtful('cut off')}: the recording has no end`]),
    ...notices.map(({ count: times, text }) => hanging('  ', visible(`${number(times)}: ${text}`), width)),
    ...lacks.map((lack) => hanging('  in this format ', lack, width)),
    ...(omitted.length === 0 ? [] : omittedTable(outcome, width, colours)),
  ];
};

/** What was written, from what, and what of it the format cannot carry. */
export const terminalConvert = (output: Output, conversion: ConvertTold, detail: Detail): void => {
  const { outcome, path, lacks } = conversion;
  const colours = palette(output.colour);
  switch (outcome.kind) {
    case 'converted': {
      if (detail === 'quiet') return;
      const told = lines(outcome, path, detail === 'verbose' ? lacks : [], output.columns, colours);
      for (const line of told) output.write(`${line}\n`);
      return;
    }
    case 'unreadable':
      output.write(unreadableLine(outcome.problem.message, output.columns, colours));
      return;
    case 'stopped':
      output.write(path === undefined ? 'Stopped half way.\n' : 'Stopped: nothing was written.\n');
  }
};
