import { describe, expect, it } from 'vitest';
import type { Program } from '../../../model/index.ts';
import { cutOffFrom, graphOf, mostBefore, polls, statesBefore } from './graph.ts';
import type { GraphStep } from './graph.ts';

const [guest, other] = [0, 1];
const polling: Program = {
  role: 'component',
  instructions: [{ does: 'component yield' }, { does: 'repeat' }],
};
const neighbour: Program = { role: 'neighbour', instructions: [] };
const reader: Program = { role: 'reader', instructions: [{ does: 'wait', for: 'socket' }] };

const oneWorker = { workers: 1 };
const turnsDriver = ({ events }: GraphStep): boolean => events.some(({ e }) => e === 'driver.begin');
const readerDone = ({ events }: GraphStep): boolean =>
  events.some((event) => event.e === 'task.end' && event.task === other + 1);
const begun = (graph: ReturnType<typeof graphOf>): readonly number[] =>
  graph.flatMap((steps) => steps.filter(polls(guest)).map(({ to }) => to));

describe.each(['36.0.0', '44.0.3'])(
  'Wasmtime %s: a component that yields in a loop keeps its thread (wasmtime#13040)',
  (wasmtime) => {
    it('on one worker no other task is polled any more, in any run', () => {
      const graph = graphOf({ wasmtime, programs: [polling, neighbour], constants: oneWorker });
      const cutOff = cutOffFrom(graph, polls(other));
      const states = begun(graph);
      expect(states.length).toBeGreaterThan(0);
      expect(states.every((state) => cutOff.has(state))).toBe(true);
    });

    it.each(['multi_thread', 'current_thread'] as const)(
      'on %s the driver is not turned any more, and what it would wake waits for ever',
      (flavor) => {
        const graph = graphOf({ wasmtime, programs: [polling, reader], flavor, constants: oneWorker });
        const [noDriver, notRead] = [cutOffFrom(graph, turnsDriver), cutOffFrom(graph, readerDone)];
        const states = begun(graph);
        expect(states.length).toBeGreaterThan(0);
        expect(states.every((state) => noDriver.has(state))).toBe(true);
        expect(states.every((state) => notRead.has(state))).toBe(true);
      },
    );

    it('one more worker is enough for the task, but not for a second such component', () => {
      const two = { workers: 2 };
      const alone = graphOf({ wasmtime, programs: [polling, neighbour], constants: two });
      expect(begun(alone).some((state) => !cutOffFrom(alone, polls(other)).has(state))).toBe(true);
      const beside = graphOf({ wasmtime, programs: [polling, polling, neighbour], constants: two });
      expect(cutOffFrom(beside, polls(2)).size).toBeGreaterThan(0);
    });
  },
);

describe.each(['45.0.0', '48.0.0'])(
  'Wasmtime %s: it wakes itself each time and returns to the executor (wasmtime#13085)',
  (wasmtime) => {
    it('on one worker another task is polled after a bounded number of its polls', () => {
      const graph = graphOf({ wasmtime, programs: [polling, neighbour], constants: oneWorker });
      const most = mostBefore(graph, polls(guest), polls(other));
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(Infinity);
    });

    it.each(['multi_thread', 'current_thread'] as const)(
      'on %s the driver is turned and the socket read from wherever the component got to',
      (flavor) => {
        const graph = graphOf({ wasmtime, programs: [polling, reader], flavor, constants: oneWorker });
        expect(begun(graph).length).toBeGreaterThan(0);
        expect(cutOffFrom(graph, turnsDriver).size).toBe(0);
        expect(mostBefore(graph, polls(guest), turnsDriver)).toBeLessThan(Infinity);
        const never = cutOffFrom(graph, readerDone);
        expect(statesBefore(graph, readerDone).filter((state) => never.has(state))).toEqual([]);
      },
    );
  },
);

it('a poll of the component before 45 lasts as many steps as it yields, and ends when it is done', () => {
  const twice: Program = {
    role: 'component',
    instructions: [{ does: 'component yield' }, { does: 'component yield' }],
  };
  const pollsOf = (wasmtime: string): number => {
    const graph = graphOf({ wasmtime, programs: [twice], constants: oneWorker });
    return mostBefore(graph, polls(guest), ({ events }) => events.some(({ e }) => e === 'task.end'));
  };
  expect(pollsOf('44.0.0')).toBe(1);
  expect(pollsOf('45.0.0')).toBe(3);
});
