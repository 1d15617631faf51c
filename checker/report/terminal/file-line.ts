import { dirname, sep } from 'node:path';
import { contradicts } from '../../check/outcome.ts';
import type { PropertyVerdict, TraceResult } from '../../verdict.ts';
import type { Palette } from '../text/palette.ts';
import { verdictPaint, verdictWord } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { visible, visibleLines } from '../text/visible.ts';
import { count, number } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';

/** The deepest folder that all files are in, with a trailing separator; empty when there is none. */
export const commonFolder = (files: readonly string[]): string => {
  const [first, ...rest] = files.map((file) => dirname(file).split(sep));
  if (first === undefined || rest.length === 0) return '';
  const length = first.findIndex((part, i) => rest.some((other) => other[i] !== part));
  const shared = (length === -1 ? first : first.slice(0, length)).join(sep);
  return shared === '' || shared === '.' ? '' : `${shared}${sep}`;
};

const status = (
  result: TraceResult,
  colours: Palette,
): { readonly word: string; readonly paint: (text: string) => string } => {
  const { verdicts, ended } = result;
  const any = (kind: PropertyVerdict['verdict']): boolean => verdicts.some(({ verdict }) => verdict === kind);
  if (contradicts(result)) return { word: 'bad', paint: colours.bad };
  if (any('violated')) return { word: 'VIOLATED', paint: colours.bad };
  if (any('inconclusive')) return { word: 'undecided', paint: colours.doubtful };
  if (!ended) return { word: 'cut off', paint: colours.doubtful };
  if (!any('holds')) return { word: 'untested', paint: colours.doubtful };
  return { word: 'ok', paint: colours.good };
};

const statusWidth = 'unreadable'.length;

/** One line for a file: how it went, its size, how many properties hold, and its name, which may be long. */
export const fileLine = (result: TraceResult, name: string, colours: Palette): string => {
  const { word, paint } = status(result, colours);
  const holding = result.verdicts.filter(({ verdict }) => verdict === 'holds').length;
  const tested = result.verdicts.filter(({ checked }) => checked > 0).length;
  const size = count(result.events, 'event').padStart('1,000,000 events'.length);
  const hold = `${`${holding} of ${tested}`.padStart('22 of 22'.length)} hold`;
  const { filled } = result.header;
  const by = filled === undefined ? '' : `  (filled in by the rules of Tokio ${visible(filled.rules)})`;
  return `${paint(word.padEnd(statusWidth))}  ${size}  ${hold}  ${visible(name)}${by}\n`;
};

/** A file that is no trace: where and what is wrong on one line that can be copied, then what to do about it. */
export const unreadableLine = (message: string, width: number, colours: Palette): string => {
  const [problem = '', ...advice] = visibleLines(message).split('\n');
  const indent = ' '.repeat(statusWidth + 2);
  const more = advice
    .map((line) => `${hanging(indent + (/^ +/u.exec(line)?.[0] ?? ''), line.trimStart(), width)}\n`)
    .join('');
  return `${colours.bad('unreadable')}  ${problem}\n${more}`;
};

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
