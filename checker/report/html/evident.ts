import type { Finding } from '../../explain/finding.ts';
import type { ToldRun } from '../../explain/told-run.ts';
import type { Event, Header } from '../../../traces/index.ts';
import { flagFor } from './finding-words.ts';
import type { ShownRun, ShownTimeline } from './payload/page.ts';
import { shownData, shownText } from './shown-text.ts';

/** A timeline and its events. */
export interface Evident {
  readonly timeline: ShownTimeline;
  readonly events: readonly Event[];
}

const shownRun = ({ roles, initial, start, steps, loopFrom }: ToldRun): ShownRun => ({
  ...shownData({ roles, initial }),
  start: start.length,
  steps: steps.map(({ events, action, source, link, side, worker, changes, roads }) => ({
    ...shownData({ action, source, side, worker, changes, roads }),
    ...(link === undefined ? {} : { link: shownText(link) }),
    events: events.length,
  })),
  ...(loopFrom === undefined ? {} : { loopFrom }),
});

/** What a timeline opens with. */
export type Opening = Pick<ShownTimeline, 'flag' | 'rows' | 'opensAt'>;

/** The timeline of a run, under a name of its own. */
export const runTimeline = (
  name: string,
  run: ToldRun,
  failing: readonly number[],
  opening: Opening,
): Evident => ({
  timeline: {
    name: shownText(name),
    kind: 'run',
    workers: run.workers,
    failing,
    run: shownRun(run),
    notes: [],
    ...opening,
  },
  events: [...run.start, ...run.steps.flatMap(({ events }) => events)],
});

/** Kinds of events that a recorder shows at least some of. */
export const kindsShown = ({ coverage }: Header): readonly string[] =>
  Object.entries(coverage).flatMap(([kind, shown]) => (shown === 'none' ? [] : [kind]));

const omission = (omitted: number): readonly string[] =>
  omitted === 0
    ? []
    : [
        `${omitted.toLocaleString('en-GB')} ${omitted === 1 ? 'event' : 'events'} in between left out: none is needed to understand it.`,
      ];

/** The timelines that show a finding: none, one, or the two sides of a fork. */
export const timelinesOf = ({ kind, evidence, subject }: Finding): readonly Evident[] => {
  const opening = { flag: flagFor(kind), rows: kind === 'starvation' ? 'tasks' : 'workers' } as const;
  switch (evidence?.kind) {
    case undefined:
      return [];
    case 'run':
      return [
        runTimeline(
          evidence.shortest ? 'The shortest run that shows it' : 'A run that shows it',
          evidence.run,
          evidence.failing,
          {
            ...opening,
            // Step `i` of a run is its item `i + 1`, after the start.
            ...(evidence.run.loopFrom === undefined ? {} : { opensAt: evidence.run.loopFrom + 1 }),
          },
        ),
      ];
    case 'fork':
      return evidence.sides.map(({ name, run }) =>
        runTimeline(name, run, [], { ...opening, opensAt: evidence.common + 1 }),
      );
    case 'excerpt': {
      const header = subject.kind === 'recording' ? subject.header : undefined;
      return [
        {
          timeline: {
            name: 'The events that show it',
            kind: 'excerpt',
            workers: header?.runtime.workers ?? 0,
            failing: evidence.failing,
            ...(header === undefined ? {} : { shown: kindsShown(header) }),
            notes: omission(evidence.omitted),
            ...opening,
          },
          events: evidence.events,
        },
      ];
    }
  }
};
