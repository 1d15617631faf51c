import { dirname, sep } from 'node:path';
import type { PropertyVerdict, TraceResult } from '../../verdict.ts';
import type { Palette } from '../text/palette.ts';
import { verdictPaint, verdictWord } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { count, number } from '../text/words.ts';

/** The deepest folder that all files are in, with a trailing separator; empty when there is none. */
export const commonFolder = (files: readonly string[]): string => {
  const [first, ...rest] = files.map((file) => dirname(file).split(sep));
  if (first === undefined || rest.length === 0) return '';
  const length = first.findIndex((part, i) => rest.some((other) => other[i] !== part));
  const shared = (length === -1 ? first : first.slice(0, length)).join(sep);
  return shared === '' || shared === '.' ? '' : `${shared}${sep}`;
};

const status = (
  { verdicts, ended }: TraceResult,
  colours: Palette,
): { readonly word: string; readonly paint: (text: string) => string } => {
  const any = (kind: PropertyVerdict['verdict']): boolean => verdicts.some(({ verdict }) => verdict === kind);
  if (any('violated')) return { word: 'VIOLATED', paint: colours.bad };
  if (any('inconclusive')) return { word: 'open', paint: colours.doubtful };
  if (!ended) return { word: 'cut off', paint: colours.doubtful };
  if (!any('holds')) return { word: 'untested', paint: colours.doubtful };
  return { word: 'ok', paint: colours.good };
};

const statusWidth = 'unreadable'.length;

/** One line for a file: how it went, its name padded to `nameWidth`, its size, how many properties hold. */
export const fileLine = (result: TraceResult, name: string, nameWidth: number, colours: Palette): string => {
  const { word, paint } = status(result, colours);
  const holding = result.verdicts.filter(({ verdict }) => verdict === 'holds').length;
  const tested = result.verdicts.filter(({ checked }) => checked > 0).length;
  const size = count(result.events, 'event').padStart('1,000,000 events'.length);
  return `${paint(word.padEnd(statusWidth))}  ${name.padEnd(nameWidth)}  ${size}  ${holding} of ${tested} hold\n`;
};

/** One line for a file that is no trace. */
export const unreadableLine = (name: string, message: string, colours: Palette): string =>
  `${colours.bad('unreadable')}  ${name}\n  ${message}\n`;

/** Every verdict on one file, with what it rests on. */
export const verdictTable = (
  verdicts: readonly PropertyVerdict[],
  width: number,
  colours: Palette,
): string => {
  const lines = table(
    [{ title: 'property' }, { title: 'verdict' }, { title: 'instances', align: 'right' }, { title: 'why' }],
    verdicts.map(({ property, verdict, checked, reason }) => [
      property,
      { text: verdictWord[verdict], paint: verdictPaint(colours, verdict) },
      number(checked),
      verdict === 'holds' ? '' : (reason ?? ''),
    ]),
    width - 2,
    colours.faint,
  );
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`;
};
