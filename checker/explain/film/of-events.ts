import type { Event, Header } from '../../../traces/index.ts';
import type { ToldChange, ToldFact } from '../told-run.ts';
import type { Film, Frame } from './film.ts';
import { Scene } from './scene.ts';

const same = (a: ToldFact, b: ToldFact): boolean =>
  a.value === b.value || JSON.stringify(a.value) === JSON.stringify(b.value);

const changesBetween = (before: readonly ToldFact[], after: readonly ToldFact[]): readonly ToldChange[] =>
  after.flatMap((fact, at): readonly ToldChange[] => {
    const old = before[at];
    if (old === undefined || same(old, fact)) return [];
    const { value, ...place } = fact;
    return [{ ...place, before: old.value, after: value }];
  });

/** A recording may say that it is of any number of workers; more than these are not told apart. */
const mostWorkers = 64;

const workersIn = (events: readonly Event[], header: Header): number =>
  Math.min(
    mostWorkers,
    events.reduce((most, { w }) => (w === null ? most : Math.max(most, w + 1)), header.runtime.workers),
  );

/** Events of a recording, or part of them, as a film with a frame for each; `failing` are positions `g`. */
export const filmOfEvents = (events: readonly Event[], header: Header, failing: readonly number[]): Film => {
  const fails = new Set(failing);
  const showsQueues = events.some(({ e }) => e === 'schedule' || e === 'take');
  const workers = workersIn(events, header);
  const scene = new Scene(workers, showsQueues);
  const initial = scene.facts();
  let before = initial;
  const frames = events.map((event): Frame => {
    scene.happen(event);
    const after = scene.facts();
    const changes = changesBetween(before, after);
    before = after;
    return {
      name: `g ${event.g}`,
      what: event.e,
      worker: event.w,
      source: '',
      events: [event],
      changes,
      roads: [],
      fails: fails.has(event.g),
    };
  });
  return {
    initial,
    frames,
    workers,
    ...(showsQueues
      ? {}
      : {
          hides:
            'The recorder shows no queues: held against a release, a recording can be filled in (check --against auto --witness FILE).',
        }),
  };
};
