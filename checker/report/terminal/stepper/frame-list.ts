import type { Frame } from '../../../explain/film/film.ts';
import { clipped, padEnd, padStart } from '../../text/width.ts';
import { changesInWords } from '../finding/fields.ts';
import { actorInBrief, actorTitle } from '../finding/lanes.ts';
import type { Look } from '../finding/look.ts';
import type { Shown } from './exhibit.ts';
import { line, type Line } from './line.ts';
import type { Stepping } from './state.ts';
import { tasksOf } from './tasks-of.ts';

/** The least that is left for what changed, and the width of a lane in which names can be told apart. */
const widths = { change: 16, lane: 13, widest: 20 } as const;
const gap = 2;

/** A column in which a frame stands if it is about this worker or task. */
interface Lane {
  readonly title: string;
  readonly has: (frame: Frame) => boolean;
}

const workerLanes = ({ film, hasOthers }: Shown): readonly Lane[] => [
  ...Array.from({ length: film.workers }, (_, worker): Lane => ({
    title: actorTitle(worker),
    has: (frame) => frame.worker === worker,
  })),
  ...(hasOthers ? [{ title: 'other', has: (frame: Frame) => frame.worker === null }] : []),
];

/** Tasks near the cursor: a recording may have thousands. */
const taskLanes = (near: readonly Frame[]): readonly Lane[] => [
  ...[...new Set(near.flatMap(tasksOf))]
    .toSorted((a, b) => a - b)
    .map((task): Lane => ({
      title: task === 0 ? 'block_on' : `task ${task}`,
      has: (frame) => tasksOf(frame).includes(task),
    })),
  { title: 'no task', has: (frame) => tasksOf(frame).length === 0 },
];

/** How wide each of so many lanes may be; 0 if they do not fit beside each other. */
const laneWidth = (lanes: number, width: number, longest: number): number => {
  const fits = Math.floor((width - widths.change) / Math.max(1, lanes)) - gap;
  return fits < widths.lane ? 0 : Math.min(fits, longest, widths.widest);
};

const loopMark = (at: number, { film }: Shown, { symbols }: Look): string => {
  const { loopFrom, frames } = film;
  if (loopFrom === undefined) return '';
  const { first, on, last, only } = symbols.loop;
  if (at < loopFrom) return '  ';
  if (loopFrom === frames.length - 1) return only;
  if (at === loopFrom) return first;
  return at === frames.length - 1 ? last : on;
};

/** Frames around the cursor, one a line below a title, with the cursor near the middle. */
export const frameList = (
  shown: Shown,
  { cursor, rows, everything }: Stepping,
  width: number,
  height: number,
  look: Look,
): readonly Line[] => {
  const { frames } = shown.film;
  const room = Math.max(1, height - 1);
  const top = Math.max(0, Math.min(cursor - Math.floor(room / 2), frames.length - room));
  const near = frames.slice(top, top + room);
  const { symbols, colours } = look;
  const name = near.reduce((most, frame) => Math.max(most, frame.name.length), 0);
  const margin = loopMark(0, shown, look).length;
  const left = width - 4 - margin - name - gap;
  const lanes = rows === 'workers' ? workerLanes(shown) : taskLanes(near);
  const longest = near.reduce((most, { what }) => Math.max(most, what.length), 'environment'.length);
  const lane = laneWidth(lanes.length, left, longest);
  const cells = (frame: Frame): string => {
    if (lane === 0) return `${padEnd(actorInBrief(frame.worker), 5)}${frame.what}  `;
    return lanes
      .map(({ has }) => {
        const text = has(frame) ? clipped(frame.what, lane, symbols.ellipsis) : symbols.nothing;
        return padEnd(text, lane + gap);
      })
      .join('');
  };
  const title =
    lane === 0 ? 'who  what' : lanes.map((one) => padEnd(clipped(one.title, lane, ''), lane + gap)).join('');
  const body = near.map((frame, index): Line => {
    const at = top + index;
    const isHere = at === cursor;
    const text = `${padStart(frame.name, name)}  ${cells(frame)}`;
    return [
      { text: isHere ? symbols.here : ' ', paint: colours.strong },
      { text: frame.fails ? symbols.fails : ' ', paint: colours.bad },
      { text: ` ${loopMark(at, shown, look)} ` },
      { text, ...(isHere ? { paint: colours.strong } : {}) },
      { text: changesInWords(frame.changes, everything), ...(isHere ? {} : { paint: colours.faint }) },
    ];
  });
  return [line(`${' '.repeat(4 + margin + name + gap)}${title}`, colours.faint), ...body];
};
