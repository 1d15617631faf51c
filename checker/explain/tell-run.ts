import type { Emitted, Engine, Schema } from '../../model/index.ts';
import { replay, toEvents, type Event, type Path, type Taken } from '../../traces/index.ts';
import { linkOf } from './link/link.ts';
import { factsTeller } from './told/facts.ts';
import type { ToldRun, ToldStep } from './told-run.ts';

/** What a run cannot say of itself. */
export interface RunAbout {
  /** Of the states of the engine that takes the run. */
  readonly schema: Schema;
  readonly workers: number;
  /** What each task is, from task 1 on. */
  readonly roles: readonly string[];
  /** The release of Tokio, for links into its source. */
  readonly release: string;
  /** Where the run goes round for ever: index of the first step of the loop. */
  readonly loopFrom?: number;
}

/** Cuts `events` into the lists of the given lengths. */
const inPieces = (events: readonly Event[], lengths: readonly number[]): readonly (readonly Event[])[] => {
  let from = 0;
  return lengths.map((length) => {
    const piece = events.slice(from, from + length);
    from += length;
    return piece;
  });
};

const stepOf = <Packed>(
  engine: Engine<Packed, Emitted>,
  { label, title }: Pick<Taken<Packed, Emitted>, 'label' | 'title'>,
  release: string,
  outcome: Pick<ToldStep, 'events' | 'changes'>,
): ToldStep => {
  const action = engine.actions[label.action];
  const source = action?.rule.source ?? '';
  const link = linkOf(source, release);
  return {
    action: action?.rule.name ?? title,
    source,
    ...(link !== undefined && { link }),
    side: action?.rule.side ?? 'system',
    worker: action?.arrays[0] === 'workers' ? (label.actors[0] ?? null) : null,
    ...outcome,
    roads: [],
  };
};

/**
 * Replays `path` and tells of each step who took it, by which rule of Tokio, and what it changed. Roads are left empty:
 * `withRoads` looks at them. Throws a `ReplayError` where the path is not one of the engine.
 */
export const tellRun = <Packed>(engine: Engine<Packed, Emitted>, path: Path, about: RunAbout): ToldRun => {
  const { schema, workers, roles, release, loopFrom } = about;
  const run = replay(engine, path);
  const { factsOf, changesBetween } = factsTeller(schema);
  const [start = [], ...events] = inPieces(
    [...toEvents(run)],
    [run.start, ...run.steps].map((moment) => moment.events.length),
  );
  const initial = factsOf(run.start.describe());
  let before = initial;
  const steps = run.steps.map((taken, index): ToldStep => {
    const after = factsOf(taken.describe());
    const changes = changesBetween(before, after);
    before = after;
    return stepOf(engine, taken, release, { events: events[index] ?? [], changes });
  });
  return {
    path,
    workers,
    roles,
    initial,
    start,
    steps,
    ...(loopFrom !== undefined && { loopFrom }),
  };
};
