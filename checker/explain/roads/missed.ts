import {
  ruleHistories,
  sayingOf,
  type Emitted,
  type Engine,
  type Rules,
  type Step,
} from '../../../model/index.ts';
import type { Board } from '../told/board.ts';
import type { TaskNumbers } from '../told/naming.ts';
import { whereIs, type Whereabouts } from '../told/whereabouts.ts';
import type { Road } from '../told-run.ts';
import { failingConditions } from './conditions.ts';

/** What would help a task that waits: who would have to do what. */
interface Help {
  readonly action: string;
  /** Null for the environment. */
  readonly worker: number | null;
  /** Why it would not help even then. */
  readonly besides?: string;
}

/** What is needed to say why nobody helped. */
export interface Bystanders<Packed> {
  readonly engine: Engine<Packed, Emitted>;
  readonly rules: Rules;
  readonly workers: number;
  readonly number: TaskNumbers;
}

const all = (workers: number): readonly number[] => Array.from({ length: workers }, (_, index) => index);

const helpFor = (place: Whereabouts, workers: number, { lifoStealable }: Rules): readonly Help[] => {
  const others = (worker: number, besides?: string): readonly Help[] =>
    all(workers).flatMap((other) =>
      other === worker
        ? []
        : [{ action: 'stealWork', worker: other, ...(besides !== undefined && { besides }) }],
    );
  switch (place.kind) {
    case 'lifo': {
      const saying = lifoStealable ? undefined : sayingOf(ruleHistories.lifoStealable, false);
      return [{ action: 'nextTask', worker: place.worker }, ...others(place.worker, saying)];
    }
    case 'queue':
      return [{ action: 'nextTask', worker: place.worker }, ...others(place.worker)];
    case 'inject':
      return all(workers).map((worker) => ({ action: 'nextTask', worker }));
    case 'deferred':
      return [
        { action: 'wakeDeferred', worker: place.worker },
        ...others(place.worker, 'a task whose waker is deferred is in no queue'),
      ];
    case 'hand':
      return [{ action: 'runTask', worker: place.worker }];
    case 'due':
      return all(workers).flatMap((worker) => [
        { action: 'parkYield', worker },
        { action: 'driverReturns', worker },
      ]);
    case 'outside':
      return [
        { action: 'becomesDue', worker: null },
        { action: 'foreignWake', worker: null },
      ];
    case 'polled':
    case 'nowhere':
      return [];
  }
};

/** Why an action is not among the steps of a state for a worker: what its guard misses, or that it refuses itself. */
const whyNot = <Packed>(
  { action, worker, besides }: Help,
  { engine, workers, number }: Bystanders<Packed>,
  board: Board,
): Road | undefined => {
  const guarded = engine.actions.find(({ rule }) => rule.name === action);
  if (guarded === undefined || worker === null) return undefined;
  const partners = guarded.arrays.length > 1 ? all(workers).filter((other) => other !== worker) : [0];
  const missing = partners
    .map((partner) => failingConditions(guarded, [worker, partner], board, number))
    .toSorted((one, other) => one.length - other.length);
  const [clause = 'its guard is met, and the rule refuses all the same'] = missing[0] ?? [];
  return {
    action,
    source: guarded.rule.source,
    worker,
    enabled: false,
    because: besides === undefined ? clause : `${clause}; and ${besides}`,
  };
};

/** The steps that would have taken, woken or polled `task` where it waits and that `offered` does not have, with why not. */
export const missedRoads = <Packed>(
  task: number,
  offered: readonly Step<Packed, Emitted>[],
  bystanders: Bystanders<Packed>,
  board: Board,
): readonly Road[] => {
  const { engine, workers, rules } = bystanders;
  const isOffered = ({ action, worker }: Help): boolean =>
    offered.some(({ label }) => {
      const taken = engine.actions[label.action];
      return taken?.rule.name === action && (worker === null || label.actors[0] === worker);
    });
  return helpFor(whereIs(board, task, workers), workers, rules)
    .filter((help) => !isOffered(help))
    .flatMap((help) => whyNot(help, bystanders, board) ?? []);
};
