import { match } from 'ts-pattern';
import type { LimitVerdict, LongWait, Waits, WaitsResult } from '../../../starvation/recorded/index.ts';
import type { Detail } from '../../check-reporter.ts';
import { nanoseconds } from '../../text/nanoseconds.ts';
import { verdictPaint, verdictWord, type Palette } from '../../text/palette.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { amongLines } from './among.ts';
import { detailTable, groupTable } from './groups.ts';
import { longWaitLines } from './long-wait.ts';

const title = ({ result: { file, header, events } }: WaitsResult): string => {
  const { name, version, flavor, workers } = header.runtime;
  const runtime = name === 'shuttle' ? 'Shuttle' : 'Tokio';
  const scheduler = flavor === 'unknown' ? 'unknown scheduler' : flavor;
  return `${visible(file)}: ${runtime} ${visible(version ?? 'of an unknown release')}, ${scheduler}, ${count(workers, 'worker')}, ${count(events, 'event')}`;
};

const limitText = ({ verdict, reason, most, nearest, checked }: LimitVerdict): string => {
  const limit = most === undefined ? '' : `; at most ${most}`;
  const used =
    nearest === undefined
      ? ''
      : `; nearest ${number(nearest.used)} of ${count(nearest.limit, 'tick')} of others`;
  return match(verdict)
    .with('holds', () => `${count(checked, 'wait')}${limit}${used}`)
    .with('violated', () => `see below${limit}`)
    .with('inconclusive', () => `${reason ?? ''}; of ${count(checked, 'other wait')} it holds${limit}${used}`)
    .with('vacuous', 'not-checkable', () => reason ?? '')
    .exhaustive();
};

const limitLines = (waits: Waits, width: number, colours: Palette): readonly string[] =>
  waits.limits
    .filter(({ verdict }) => verdict !== 'vacuous')
    .map((limit) => {
      const isNone = limit.verdict === 'not-checkable' && limit.most === undefined;
      const word = isNone ? 'no limit' : verdictWord[limit.verdict];
      const text = hanging('    ', limitText(limit), width);
      return `  ${verdictPaint(colours, limit.verdict)(word)}  ${limit.property}\n${text}`;
    });

const markLines = ({ marks }: Waits, width: number): readonly string[] =>
  marks.map(({ label, values }) => {
    const show = label.endsWith('_ns') ? nanoseconds : number;
    const text = `${label}: ${count(values.count, 'value')}, p50 ${show(values.p50)}, p99 ${show(values.p99)}, max ${show(values.max)}`;
    return hanging('  measured by the program  ', text, width);
  });

const openLines = ({ groups }: Waits, width: number): readonly string[] => {
  const open = groups.filter((group) => group.open > 0);
  if (open.length === 0) return [];
  const text = open.map((group) => `${group.role} after ${group.kind}, ${number(group.open)}`).join('; ');
  return [hanging('  open at the end  ', text, width)];
};

const shown = { quiet: 0, usual: 2, verbose: 10 } as const;

const longest = ({ longest: byTime, mostPolls }: Waits, detail: Detail): readonly LongWait[] => {
  const first = byTime.slice(0, shown[detail]);
  const others = mostPolls.slice(0, detail === 'verbose' ? shown.verbose : 1);
  return [...first, ...others.filter(({ cause }) => !first.some((one) => one.cause === cause))];
};

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** How tasks waited in one recording: a table, what they were held to, and the longest waits with what ran meanwhile. */
export const waitsText = (checked: WaitsResult, detail: Detail, width: number, colours: Palette): string => {
  const { waits } = checked;
  const worst = longest(waits, detail);
  const lines = [
    colours.strong(title(checked)),
    ...indented(groupTable(waits, width - 2, colours)),
    ...(detail === 'verbose' ? ['', ...indented(detailTable(waits, width - 2, colours))] : []),
    ...openLines(waits, width),
    ...markLines(waits, width),
    ...(waits.gaps > 0
      ? [`  events were lost in ${count(waits.gaps, 'place')}; waits across them are not told`]
      : []),
    ...limitLines(waits, width, colours),
    ...(worst.length > 0 ? ['  longest waits', ...worst.flatMap((wait) => longWaitLines(wait, width))] : []),
    ...(waits.among === undefined ? [] : amongLines(waits.among, width)),
  ];
  return `${lines.join('\n')}\n`;
};
