import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { array, bool, enums, id, int, interpret, Machine, none, seq } from '../../../model/index.ts';
import type { State } from '../../../model/index.ts';

const names = ['idle', 'busy'] as const;
const schema = {
  inject: seq('tasks', 3),
  offset: int(-1, 1),
  workers: array(2, { mode: enums(...names), queue: seq('tasks', 2), current: id('tasks') }),
  tasks: array(3, { done: bool }),
};

const taskIndex = fc.integer({ min: 0, max: 2 });
const worker = fc.record({
  mode: fc.constantFrom(...names),
  queue: fc.array(taskIndex, { maxLength: 2 }),
  current: fc.option(taskIndex),
});
const description = fc.record({
  inject: fc.array(taskIndex, { maxLength: 3 }),
  offset: fc.integer({ min: -1, max: 1 }),
  workers: fc.tuple(worker, worker),
  tasks: fc.array(fc.record({ done: fc.boolean() }), { minLength: 3, maxLength: 3 }),
});
type Description = typeof description extends fc.Arbitrary<infer T> ? T : never;

const fill = (state: State<typeof schema>, given: Description): void => {
  for (const index of given.inject) state.inject.push(index);
  state.offset = given.offset;
  for (const [index, { mode, queue, current }] of given.workers.entries()) {
    const view = state.workers.get(index);
    view.mode = mode;
    for (const task of queue) view.queue.push(task);
    view.current = current ?? none;
  }
  for (const [index, { done }] of given.tasks.entries()) state.tasks.get(index).done = done;
};

const initialOf = (given: Description) => {
  const machine = new Machine<typeof schema, never>(schema, (state) => {
    fill(state, given);
  });
  const engine = interpret(machine);
  const { state } = engine.initial();
  return { key: engine.key(state), described: engine.describe(state) };
};

describe('a packed state', () => {
  test.prop([description])('describes what was put in', (given) => {
    expect(initialOf(given).described).toEqual(given);
  });

  test.prop([description, description, fc.boolean()])('has its key to itself', (one, other, same) => {
    const left = initialOf(one);
    const right = initialOf(same ? structuredClone(one) : other);
    expect(left.key === right.key).toBe(JSON.stringify(left.described) === JSON.stringify(right.described));
  });

  test('starts at the first name, the minimum, false, none and empty', () => {
    const engine = interpret(new Machine<typeof schema, never>(schema, () => {}));
    const idle = { mode: 'idle', queue: [], current: null };
    expect(engine.describe(engine.initial().state)).toEqual({
      inject: [],
      offset: -1,
      workers: [idle, idle],
      tasks: [{ done: false }, { done: false }, { done: false }],
    });
  });

  test('survives more cells than a call takes arguments', () => {
    const large = { tasks: array(300, { ticks: int(0, 0xffff) }), queue: seq('tasks', 60_000) };
    const machine = new Machine<typeof large, never>(large, ({ tasks, queue }) => {
      for (let i = 0; i < 300; i++) tasks.get(i).ticks = 0xffff - i;
      for (let i = 0; i < 50_000; i++) queue.push(i % 300);
    });
    const engine = interpret(machine);
    const { queue, tasks } = engine.describe(engine.initial().state);
    expect(queue).toEqual(Array.from({ length: 50_000 }, (_, i) => i % 300));
    expect(tasks).toEqual(Array.from({ length: 300 }, (_, i) => ({ ticks: 0xffff - i })));
  });
});
