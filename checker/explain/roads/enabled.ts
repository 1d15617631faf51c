import type { Emitted, Engine, Step } from '../../../model/index.ts';
import { threadOf, type Event } from '../../../traces/index.ts';
import { taskWords } from '../findings/cast.ts';
import type { FactsTeller } from '../told/facts.ts';
import { Board } from '../told/board.ts';
import type { TaskNumbers } from '../told/naming.ts';
import type { Road } from '../told-run.ts';
import { deedOf } from '../words/deed.ts';
import { doingAt } from './points.ts';

/** A road with the tasks that it would have been about. */
export interface EnabledRoad extends Road {
  readonly tasks: readonly number[];
}

const stamped = (emitted: Emitted): Event => ({ ...emitted, s: threadOf(emitted), g: 0, t: 0 });

const mostDeeds = 3;

/** Where a worker would be then, for a step that nothing is seen of. */
const destination = (board: Board, worker: number): string => {
  const current = board.ofWorker(worker, 'current');
  const task = typeof current === 'number' ? taskWords(current) : 'a task';
  return `would go on: then it ${doingAt(String(board.ofWorker(worker, 'at')), task)}`;
};

/** Tells what the other steps from a state would have done; `taken` is the index of the one that was taken. */
export const enabledRoads = <Packed>(
  engine: Engine<Packed, Emitted>,
  offered: readonly Step<Packed, Emitted>[],
  taken: number,
  { factsOf }: FactsTeller,
  number: TaskNumbers,
): readonly EnabledRoad[] =>
  offered.flatMap(({ label, state, events: emitted }, index): readonly EnabledRoad[] => {
    const action = engine.actions[label.action];
    if (index === taken || action === undefined) return [];
    const { rule, arrays } = action;
    const worker = arrays[0] === 'workers' ? (label.actors[0] ?? null) : null;
    const events = emitted.map(stamped);
    const deeds = events.flatMap((event) => deedOf(event) ?? []).slice(0, mostDeeds);
    const done = deeds.length > 0 ? `would ${deeds.join(' and ')}` : undefined;
    const task = arrays[0] === 'tasks' ? number(label.actors[0] ?? 0) : undefined;
    const silent = (): string => {
      if (task !== undefined) return `would make ready what ${taskWords(task)} waits for`;
      return worker === null
        ? 'would let the thread outside the runtime go on'
        : destination(new Board(factsOf(engine.describe(state))), worker);
    };
    return [
      {
        action: rule.name,
        source: rule.source,
        worker,
        enabled: true,
        because: done ?? silent(),
        tasks: [
          ...(task === undefined ? [] : [task]),
          ...events.flatMap((event) => ('task' in event ? [event.task] : [])),
        ],
      },
    ];
  });
