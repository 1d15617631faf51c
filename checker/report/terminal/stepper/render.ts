import { shortened } from '../../text/shortened.ts';
import { number } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import type { Look } from '../finding/look.ts';
import type { Shown } from './exhibit.ts';
import { frameDetails } from './frame-details.ts';
import { frameList } from './frame-list.ts';
import { helpLines } from './help.ts';
import { line, written, type Line } from './line.ts';
import type { Stepping } from './state.ts';

/** Lower screens show the list and a line on the frame alone. */
const lowest = 12;

const footer = (state: Stepping, exhibits: readonly Shown[], { colours }: Look): Line => {
  if (state.mode === 'search') return line(`/${state.typed}_`);
  if (state.message !== '') return line(state.message, colours.doubtful);
  const others = exhibits.length > 1 ? '  Tab next finding' : '';
  return line(`j/k step  n/p failing  / search  w/t rows${others}  ? help  q quit`, colours.faint);
};

const head = (
  shown: Shown,
  { exhibit }: Stepping,
  total: number,
  columns: number,
  { colours }: Look,
): readonly Line[] => [
  [
    { text: shown.title, paint: shown.finding === undefined ? colours.strong : colours.bad },
    ...(total > 1 ? [{ text: `  (${number(exhibit + 1)} of ${number(total)})`, paint: colours.faint }] : []),
  ],
  ...wrap(shortened(shown.headline, 400), columns)
    .slice(0, 2)
    .map((text) => line(text)),
];

/** How many frames a page is on a screen of so many rows. */
export const pageOf = (rows: number): number => Math.max(1, Math.floor((rows - 5) / 2) - 1);

/**
 * The screen: what it is about, the frames around the cursor, and all about the frame at it. As many lines as the screen has
 * rows, none wider than it has columns.
 */
export const render = (
  exhibits: readonly [Shown, ...Shown[]],
  state: Stepping,
  columns: number,
  rows: number,
  look: Look,
): readonly string[] => {
  const shown = exhibits[state.exhibit] ?? exhibits[0];
  const rule = line(look.symbols.rule.repeat(columns), look.colours.faint);
  const isLow = rows < lowest;
  const above = isLow ? [] : [...head(shown, state, exhibits.length, columns, look), rule];
  const room = Math.max(0, rows - above.length - 1);
  const listed = isLow ? Math.max(0, room - 1) : Math.min(Math.floor(room / 2), shown.film.frames.length + 1);
  const list = frameList(shown, state, columns, listed, look).slice(0, listed);
  const below = [
    ...(isLow ? [] : [rule]),
    ...frameDetails(shown, state, columns, Math.max(0, room - listed - (isLow ? 0 : 1)), look),
  ];
  const body =
    state.mode === 'help'
      ? helpLines(look).slice(0, room)
      : [...list, ...Array.from({ length: listed - list.length }, () => line('')), ...below];
  const lines = [
    ...above,
    ...body.slice(0, room),
    ...Array.from({ length: Math.max(0, room - body.length) }, () => line('')),
    footer(state, exhibits, look),
  ].slice(-rows);
  return lines.map((spans) => written(spans, columns, look.symbols.ellipsis));
};
