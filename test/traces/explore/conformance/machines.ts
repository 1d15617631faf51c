import { compile, int, interpret, Machine, numberedRows } from '../../../../model/index.ts';
import { multiThread, newestRelease, rulesOf, scenarios, smallConstants } from '../../../../model/index.ts';
import type { RowEngine, Schema } from '../../../../model/index.ts';
import { boundedQueue, dice, mutex, peterson, racyLock } from '../../../model/machine/toys.ts';

/** Makes an engine that runs a machine. */
export type Run = <S extends Schema, E>(machine: Machine<S, E>) => RowEngine<E>;

/** The engines, by name. */
export const engines: readonly (readonly [string, Run])[] = [
  ['interpreted', (machine) => numberedRows(interpret(machine))],
  ['compiled', compile],
];

/** Toys, by name, on whichever engine. */
export const toys: readonly (readonly [string, (run: Run) => RowEngine<unknown>])[] = [
  ['a mutex', (run) => run(mutex())],
  ["Peterson's algorithm", (run) => run(peterson())],
  ['a racy lock', (run) => run(racyLock())],
  ['a bounded queue', (run) => run(boundedQueue())],
  ['two dice', (run) => run(dice())],
];

const source = 'a toy';

/** Counts two numbers up to `most`, in any order, and stops: (most + 1) ** 2 states. */
export const twoCounters = (most: number) => {
  const schema = { left: int(0, most), right: int(0, most) };
  return new Machine<typeof schema, never>(schema, () => {})
    .once({ name: 'left', source }, (state) => {
      if (state.left === most) return false;
      state.left++;
      return true;
    })
    .once({ name: 'right', source }, (state) => {
      if (state.right === most) return false;
      state.right++;
      return true;
    });
};

/** A counter whose third step leaves its bounds, which no effect may. */
export const faultyCounter = () => {
  const schema = { count: int(0, 2) };
  return new Machine<typeof schema, never>(schema, () => {}).once({ name: 'count', source }, (state) => {
    state.count++;
  });
};

/** Small configurations of the specification: each scenario on one worker. */
export const specifications = scenarios.map(({ name, programs }) => {
  const rules = rulesOf(newestRelease);
  if (rules === undefined) throw new Error(`${newestRelease} is unknown`);
  const runtime = {
    rules,
    constants: { ...smallConstants, workers: 1 },
    programs: programs({ yield: 'self-wake', tasks: 2, polls: 2 }),
  };
  return [name, () => multiThread(runtime), runtime] as const;
});
