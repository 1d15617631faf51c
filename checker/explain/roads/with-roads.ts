import type { Emitted, Engine, Rules, Schema } from '../../../model/index.ts';
import { replay } from '../../../traces/index.ts';
import { Board } from '../told/board.ts';
import { factsTeller } from '../told/facts.ts';
import { taskNumbersOf } from '../told/naming.ts';
import type { Road, ToldRun, ToldStep } from '../told-run.ts';
import { enabledRoads, type EnabledRoad } from './enabled.ts';
import { missedRoads } from './missed.ts';

/** What decides which roads are told. */
export interface RoadsWanted {
  /** Of the states of the engine. */
  readonly schema: Schema;
  /** Those that the engine goes by. */
  readonly rules: Rules;
  /** Positions of the events that fail together: roads are told where they happen, and the tasks in them come first. */
  readonly failing: readonly number[];
  /** Number of the task whose waiting is to be explained, if one waits. */
  readonly waiting?: number;
}

/** Up to so many steps, each is looked at. */
const fewSteps = 60;
/** Of a longer run these are: its last ones, and the first of its loop. */
const lastSteps = 3;
const loopSteps = 24;
const mostRoads = 5;

const mattersIn = (run: ToldRun, failing: ReadonlySet<number>): ((index: number) => boolean) => {
  const { length } = run.steps;
  const { loopFrom = length } = run;
  return (index) =>
    length <= fewSteps ||
    index >= length - lastSteps ||
    (index >= loopFrom && index < loopFrom + loopSteps) ||
    (run.steps[index]?.events.some(({ g }) => failing.has(g)) ?? false);
};

const tasksIn = (run: ToldRun, failing: ReadonlySet<number>): ReadonlySet<number> =>
  new Set(
    [...run.start, ...run.steps.flatMap(({ events }) => events)].flatMap((event) =>
      failing.has(event.g) && 'task' in event ? [event.task] : [],
    ),
  );

const roadOf = ({ action, source, worker, enabled, because }: EnabledRoad): Road => ({
  action,
  source,
  worker,
  enabled,
  because,
});

const once = (roads: readonly Road[]): readonly Road[] => [
  ...new Map(roads.map((road) => [JSON.stringify([road.action, road.worker, road.because]), road])).values(),
];

/** What would have helped first, then what is about the tasks in question, then the rest. */
const ordered = (
  enabled: readonly EnabledRoad[],
  missed: readonly Road[],
  tasks: ReadonlySet<number>,
): readonly Road[] => {
  const isClose = (road: EnabledRoad): boolean => road.tasks.some((task) => tasks.has(task));
  const close = enabled.filter(isClose).map(roadOf);
  const others = enabled.filter((road) => !isClose(road)).map(roadOf);
  return once([...close, ...missed, ...others]).slice(0, mostRoads);
};

/**
 * The run, with what else could have happened at the steps that matter: all of a short run, else the last ones, those of
 * events that fail, and the beginning of a loop. `run` must be one of `engine`.
 */
export const withRoads = <Packed>(
  engine: Engine<Packed, Emitted>,
  run: ToldRun,
  { schema, rules, failing, waiting }: RoadsWanted,
): ToldRun => {
  const failed = new Set(failing);
  const matters = mattersIn(run, failed);
  const tasks = waiting === undefined ? tasksIn(run, failed) : new Set([waiting]);
  const teller = factsTeller(schema);
  const bystanders = { engine, rules, workers: run.workers, number: taskNumbersOf(schema) };
  const { start, steps: taken } = replay(engine, run.path);
  const board = new Board(run.initial);
  const roadsAt = (index: number): readonly Road[] => {
    const { state } = index === 0 ? start : (taken[index - 1] ?? start);
    const offered = engine.successors(state);
    const enabled = enabledRoads(engine, offered, run.path[index] ?? -1, teller, bystanders.number);
    const missed = waiting === undefined ? [] : missedRoads(waiting, offered, bystanders, board);
    return ordered(enabled, missed, tasks);
  };
  const steps = run.steps.map((step, index): ToldStep => {
    const roads = matters(index) ? roadsAt(index) : step.roads;
    board.apply(step.changes);
    return Object.assign({}, step, { roads });
  });
  return { ...run, steps };
};
