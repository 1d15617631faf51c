import type { Engine } from '../../../model/index.ts';
import { taskWords } from '../findings/cast.ts';
import type { Board } from '../told/board.ts';
import type { TaskNumbers } from '../told/naming.ts';
import type { ToldValue } from '../told-run.ts';
import { doingAt } from './points.ts';

/** An action as its guard is told. */
export type Guarded = Pick<Engine<never, never>['actions'][number], 'arrays' | 'when'>;

interface Actor {
  readonly array: string;
  readonly index: number;
}

const valueOf = (
  board: Board,
  { array, index }: Actor,
  field: string,
  number: TaskNumbers,
): ToldValue | undefined => {
  if (array === 'workers') return board.ofWorker(index, field);
  if (array === 'tasks') return board.ofTask(number(index), field);
  return board.ofRuntime(`${array}[${index}].${field}`);
};

/** Whether a value is as a guard expects it; guards say `none` and `some`, `empty` and `nonempty` of what refers. */
const meets = (value: ToldValue | undefined, expected: unknown): boolean => {
  if (expected === 'none') return value === null;
  if (expected === 'some') return value !== null && value !== undefined;
  if (expected === 'empty') return Array.isArray(value) && value.length === 0;
  if (expected === 'nonempty') return Array.isArray(value) && value.length > 0;
  return Array.isArray(expected) ? expected.includes(value) : value === expected;
};

const taskInHand = (board: Board, worker: number): string => {
  const current = board.ofWorker(worker, 'current');
  return typeof current === 'number' ? taskWords(current) : 'a task';
};

const ownerWords = ({ array, index }: Actor, number: TaskNumbers): string => {
  switch (array) {
    case 'workers':
      return `worker ${index}`;
    case 'tasks':
      return taskWords(number(index));
    case 'foreign':
      return 'the thread outside the runtime';
    default:
      return `${array} ${index}`;
  }
};

const special: Readonly<Record<string, string>> = {
  'workers victim': 'is not looking at another worker',
  'workers victimsLeft': 'has not looked at every other worker yet',
  'workers notified': 'has not been woken up',
  'workers unparked': 'has been woken up already',
  'tasks event': 'is not waiting for anything outside the runtime',
  'tasks state': 'has been spawned already',
  'foreign at': 'is in the middle of something else',
};

const failure = (
  board: Board,
  actor: Actor,
  field: string,
  value: ToldValue | undefined,
  number: TaskNumbers,
): string => {
  const owner = ownerWords(actor, number);
  if (actor.array === 'workers' && field === 'at')
    return `${owner} ${doingAt(String(value), taskInHand(board, actor.index))}`;
  return `${owner} ${special[`${actor.array} ${field}`] ?? `has ${field} ${String(value)}`}`;
};

/** The conditions of an action's guard that are not met for these actors, each as a clause that says how it is instead. */
export const failingConditions = (
  { arrays, when }: Guarded,
  actors: readonly number[],
  board: Board,
  number: TaskNumbers,
): readonly string[] =>
  arrays.flatMap((array, position) =>
    Object.entries(when[position] ?? {}).flatMap(([field, expected]) => {
      const actor = { array, index: actors[position] ?? 0 };
      const value = valueOf(board, actor, field, number);
      return meets(value, expected) ? [] : [failure(board, actor, field, value, number)];
    }),
  );
