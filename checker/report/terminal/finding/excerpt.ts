import type { Event } from '../../../../traces/index.ts';
import type { ExcerptEvidence } from '../../../explain/finding.ts';
import type { Cell, Column } from '../../text/table.ts';
import { tableParts } from '../../text/table.ts';
import { count, number } from '../../text/words.ts';
import { eventDetails } from './event-details.ts';
import type { Look } from './look.ts';

const right = 'right' as const;
const indent = '  ';
const markWidth = 2;
const gap = 2;
/** Details are worth reading from this width on. */
const narrowestText = 26;

/** The lane of an event: its worker, or its thread where that is no worker's. */
const laneOf = ({ w, s }: Event): string => (w === null ? `thread ${s}` : `worker ${w}`);

const laneInBrief = ({ w, s }: Event): string => (w === null ? `thr ${s}` : `w${w}`);

const inOrder = (events: readonly Event[]): readonly string[] => {
  const ranked = [...events].toSorted((a, b) => (a.w ?? Infinity) - (b.w ?? Infinity) || a.s - b.s);
  return [...new Set(ranked.map(laneOf))];
};

const taskOf = (event: Event): string => ('task' in event ? String(event.task) : '');

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0);

interface Layout {
  readonly columns: readonly Column[];
  readonly cells: (event: Event) => readonly Cell[];
}

/** A column for each lane where they fit, else one that names the lane, else all of it in one. */
const layoutFor = (
  events: readonly Event[],
  width: number,
  { symbols, colours, everything }: Look,
): Layout => {
  const lanes = inOrder(events);
  const place = { title: 'g', align: right };
  const task = { title: 'task', align: right };
  const details = { title: 'details' };
  const kind = longest(events.map(({ e }) => e)) + gap;
  const fixed = longest(events.map(({ g }) => number(g))) + gap + task.title.length + gap;
  const needed = lanes.reduce((sum, lane) => sum + Math.max(kind, lane.length + gap), fixed);
  const nothing = { text: symbols.nothing, paint: colours.faint };
  if (needed + narrowestText <= width)
    return {
      columns: [place, ...lanes.map((title) => ({ title })), task, details],
      cells: (event) => [
        number(event.g),
        ...lanes.map((lane) => (lane === laneOf(event) ? event.e : nothing)),
        taskOf(event),
        eventDetails(event, everything),
      ],
    };
  if (fixed + kind + 'thr 12'.length + gap + narrowestText <= width)
    return {
      columns: [place, { title: 'lane' }, { title: 'event' }, task, details],
      cells: (event) => [
        number(event.g),
        laneInBrief(event),
        event.e,
        taskOf(event),
        eventDetails(event, everything),
      ],
    };
  return {
    columns: [place, { title: 'what happens' }],
    cells: (event) => {
      const about = taskOf(event) === '' ? '' : ` of task ${taskOf(event)}`;
      return [number(event.g), `${laneInBrief(event)} ${event.e}${about} ${eventDetails(event, everything)}`];
    },
  };
};

const leftOut = (before: Event | undefined, event: Event): number =>
  before === undefined ? 0 : Math.max(0, event.g - before.g - 1);

/** Events of a recording, a lane for each thread; those that fail are marked, and what was left out is counted. */
export const excerptLines = ({ events, failing }: ExcerptEvidence, look: Look): readonly string[] => {
  const { symbols, colours } = look;
  const fails = new Set(failing);
  const width = look.width - indent.length - markWidth;
  const { columns, cells } = layoutFor(events, width, look);
  const { heading, rows } = tableParts(columns, events.map(cells), width, colours.faint);
  const body = events.flatMap((event, at): readonly string[] => {
    const omitted = leftOut(events[at - 1], event);
    const gapLine =
      omitted === 0
        ? []
        : [`${indent}  ${colours.faint(`${symbols.ellipsis} ${count(omitted, 'event')} left out`)}`];
    const isFailing = fails.has(event.g);
    const mark = isFailing ? colours.bad(symbols.fails) : ' ';
    const lines = rows[at] ?? [];
    return [
      ...gapLine,
      ...lines.map(
        (line, i) => `${indent}${i === 0 ? mark : ' '} ${isFailing ? colours.strong(line) : line}`,
      ),
    ];
  });
  return [`${indent}  ${heading}`, ...body].map((line) => line.trimEnd());
};
