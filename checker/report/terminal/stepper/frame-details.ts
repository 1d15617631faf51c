import type { Frame } from '../../../explain/film/film.ts';
import type { ToldFact } from '../../../explain/told-run.ts';
import { eventInWords } from '../../text/place.ts';
import { number } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { eventDetails } from '../finding/event-details.ts';
import { actorInBrief } from '../finding/lanes.ts';
import type { Look } from '../finding/look.ts';
import type { Shown } from './exhibit.ts';
import { line, type Line } from './line.ts';
import { stateLines } from './state-lines.ts';
import type { Stepping } from './state.ts';

const whoDoes = ({ worker, what }: Frame): string => (worker === null ? what : `worker ${worker} ${what}`);

const eventLines = ({ events }: Frame, { colours }: Look): readonly Line[] =>
  events.map((event) =>
    line(`  g ${number(event.g)}: ${eventInWords(event)} ${eventDetails(event, true)}`, colours.faint),
  );

const roadLines = ({ roads }: Frame, width: number, { colours }: Look): readonly Line[] =>
  roads.flatMap(({ enabled, worker, action, because }) =>
    wrap(
      `${enabled ? 'not taken' : 'could not'}: ${actorInBrief(worker)} ${action}: ${because}`,
      width - 4,
    ).map((text, i) => line(`  ${i === 0 ? '' : '  '}${text}`, colours.faint)),
  );

/** The frame at the cursor: by which rule, what else could have happened, and what is true after it. */
export const frameDetails = (
  shown: Shown,
  { cursor, everything }: Stepping,
  width: number,
  height: number,
  look: Look,
): readonly Line[] => {
  const { film, factsAt, varying } = shown;
  const isShown = ({ bookkeeping, field, ofTasks }: ToldFact): boolean =>
    everything || (!bookkeeping && (ofTasks || varying.has(field)));
  const frame = film.frames[cursor];
  if (frame === undefined) return [];
  const { colours, symbols } = look;
  const all: readonly Line[] = [
    [
      { text: `${frame.name}, ${number(cursor + 1)} of ${number(film.frames.length)}: ` },
      { text: whoDoes(frame), paint: colours.strong },
      ...(frame.fails ? [{ text: `  ${symbols.fails} fails`, paint: colours.bad }] : []),
    ],
    ...(frame.source === '' ? [] : [line(`  ${frame.source}`, colours.faint)]),
    ...(frame.link === undefined ? [] : [line(`  ${frame.link}`, colours.faint)]),
    ...eventLines(frame, look),
    ...roadLines(frame, width, look),
    ...stateLines(factsAt(cursor + 1), frame, isShown, look),
    ...(film.hides === undefined
      ? []
      : wrap(film.hides, width - 2).map((text) => line(`  ${text}`, colours.faint))),
  ];
  return all.length <= height
    ? all
    : [...all.slice(0, Math.max(0, height - 1)), line(`  ${symbols.ellipsis}`, colours.faint)];
};
