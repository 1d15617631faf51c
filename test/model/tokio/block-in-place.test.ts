import { describe, expect, it } from 'vitest';
import type { Instruction, Program } from '../../../model/index.ts';
import { none } from '../../../model/index.ts';
import type { SchedulerState } from '../../../model/tokio/state.ts';
import { everything, machineOf, taskStates } from './ends.ts';

const program = (role: string, ...instructions: readonly Instruction[]): Program => ({ role, instructions });
const begin = (
  runs: (Instruction & { does: 'block in place' })['runs'] = 'Handle::block_on',
): Instruction => ({
  does: 'block in place',
  runs,
});
const end: Instruction = { does: 'end block in place' };
const yieldNow: Instruction = { does: 'yield', how: 'yield_now' };
const untilWoken: Instruction = { does: 'wait', for: 'wake' };

describe('tokio#7877: a deferred task whose neighbour waits for it in block_in_place', () => {
  const programs = [
    program('deferring', yieldNow, { does: 'wake', task: 1 }),
    program('blocker', begin(), untilWoken, end),
  ];
  const ends = (release: string) => [...everything(machineOf(release, programs), taskStates).ends].toSorted();

  it.each(['1.23.0', '1.29.0', '1.43.0', '1.47.0', '1.49.0'])('%s: may never be polled again', (release) => {
    expect(ends(release)).toEqual(['complete, complete', 'idle, running']);
  });

  it.each(['1.22.0', '1.50.0', '1.51.0', '1.53.1'])('%s: is polled again', (release) => {
    expect(ends(release)).toEqual(['complete, complete']);
  });
});

const whereTheChildIs = (state: SchedulerState): string => {
  const { lifoSlot, queue } = state.workers.get(0);
  const place = lifoSlot === 2 ? 'LIFO slot' : 'queue';
  return lifoSlot === 2 || queue.includes(2) ? `${taskStates(state)} in its ${place}` : taskStates(state);
};

describe('tokio#6596: a task in the LIFO slot of a core for which there is no thread', () => {
  const programs = [
    program('hog', begin(), untilWoken, end),
    program('blocker', { does: 'spawn', task: 2 }, begin(), untilWoken, end),
    program('child', { does: 'wake', task: 0 }, { does: 'wake', task: 1 }),
  ];
  const ends = (release: string, workers: number, maxBlockingThreads: number): readonly string[] => {
    const machine = machineOf(release, programs, { workers, maxBlockingThreads });
    return [...everything(machine, whereTheChildIs).ends].toSorted();
  };
  const all = 'complete, complete, complete';

  it.each([
    ['1.20.0', 'LIFO slot'],
    ['1.37.0', 'LIFO slot'],
    ['1.38.0', 'queue'],
    ['1.53.1', 'queue'],
  ])('%s: stays there in the %s', (release, place) => {
    expect(ends(release, 1, 1)).toEqual([`running, running, scheduled in its ${place}`]);
  });

  it.each(['1.20.0', '1.53.1'])('%s: is polled where there is one', (release) => {
    expect(ends(release, 1, 2)).toEqual([all]);
    expect(ends(release, 1, 3)).toEqual([all]);
  });
});

const endsBesideBlockOn = (
  release: string,
  runs: 'Handle::block_on' | 'another block_on',
): readonly string[] => {
  const programs = [
    program('deferring', yieldNow, { does: 'wake', task: 1 }),
    program('blocker', begin(runs), { does: 'yield', how: 'self-wake' }, untilWoken, end),
  ];
  return [...everything(machineOf(release, programs), taskStates).ends].toSorted();
};

describe('a deferred task whose neighbour runs a block_on in block_in_place', () => {
  it.each(['1.23.0', '1.28.2'])('%s: is called before that parks, if it is of Tokio', (release) => {
    expect(endsBesideBlockOn(release, 'Handle::block_on')).toEqual(['complete, complete']);
    expect(endsBesideBlockOn(release, 'another block_on')).toEqual(['complete, complete', 'idle, running']);
  });

  it.each(['1.29.0', '1.49.0'])('%s: is not', (release) => {
    expect(endsBesideBlockOn(release, 'Handle::block_on')).toEqual(['complete, complete', 'idle, running']);
  });
});

const endsOfClosure = (release: string, runs: (Instruction & { does: 'block in place' })['runs']): string =>
  [
    ...everything(machineOf(release, [program('blocker', begin(runs), yieldNow, end)]), taskStates).ends,
  ].join();

describe('yield_now in the closure of block_in_place', () => {
  it.each([
    ['1.22.0', 'complete'],
    ['1.23.0', 'complete'],
    ['1.28.2', 'complete'],
    ['1.29.0', 'running'],
    ['1.43.4', 'running'],
    ['1.44.0', 'running'],
    ['1.44.1', 'complete'],
    ['1.53.1', 'complete'],
  ])("%s: run by Tokio's block_on (#7210) leaves it %s", (release, expected) => {
    expect(endsOfClosure(release, 'Handle::block_on')).toBe(expected);
  });

  it.each([
    ['1.22.0', 'complete'],
    ['1.23.0', 'running'],
    ['1.41.1', 'running'],
    ['1.42.0', 'complete'],
    ['1.53.1', 'complete'],
  ])('%s: run by another block_on (#6996) leaves it %s', (release, expected) => {
    expect(endsOfClosure(release, 'another block_on')).toBe(expected);
  });
});

const yieldingAfter = (release: string) =>
  everything(machineOf(release, [program('blocker', begin(), end, yieldNow)]), taskStates);

const withoutCore = (release: string, e: 'defer' | 'wake.begin') =>
  yieldingAfter(release).events.filter((event) => event.e === e && event.w === null);

describe('yield_now after block_in_place', () => {
  it('1.44.0: is deferred even where the core is lost, and called when the thread leaves its loop', () => {
    expect(withoutCore('1.44.0', 'defer')).toEqual([
      expect.objectContaining({ s: 1 }),
      expect.objectContaining({ s: 2 }),
    ]);
    for (const wake of withoutCore('1.44.0', 'wake.begin')) expect(wake).toMatchObject({ from: 'runtime' });
  });

  it('1.44.1: wakes itself there', () => {
    expect(withoutCore('1.44.1', 'defer')).toEqual([]);
    for (const wake of withoutCore('1.44.1', 'wake.begin')) expect(wake).toMatchObject({ from: 'poll' });
  });

  it.each(['1.44.0', '1.44.1'])('%s: comes back in every run', (release) => {
    expect([...yieldingAfter(release).ends]).toEqual(['complete']);
  });
});

describe('the core of a worker', () => {
  const programs = [
    program('blocker', begin(), { does: 'compute' }, end, { does: 'wake', task: 1 }),
    program('waiter', untilWoken),
  ];
  const { events, states } = everything(machineOf('1.53.1', programs), (state) => {
    const [worker, thread] = [state.workers.get(0), state.coreless.get(0)];
    if (thread.at === 'free' || thread.worker !== 0) return `on thread ${worker.thread}`;
    return worker.at === 'handed-over' ? 'on none' : `on thread ${worker.thread} beside ${thread.thread}`;
  });

  it('is taken back, or goes on on another thread', () => {
    expect([...states].toSorted()).toEqual(['on none', 'on thread 0', 'on thread 1', 'on thread 1 beside 0']);
  });

  it('leaves a thread that runs no worker and puts what it wakes into the inject queue', () => {
    expect(events).toContainEqual({ w: null, s: 1, e: 'schedule', task: 2, to: 'inject', why: 'remote' });
    expect(events).toContainEqual({ w: 0, s: 3, e: 'take', task: 2, from: 'inject' });
  });

  it('is back with the thread that took it back', () => {
    expect(events).toContainEqual({ w: 0, s: 1, e: 'block_in_place.end', task: 1 });
    expect(events).toContainEqual({ w: null, s: 1, e: 'block_in_place.end', task: 1 });
    expect(events).toContainEqual({ w: 0, e: 'schedule', task: 2, to: 'lifo', why: 'idle' });
  });
});

it('calls deferred wakers on entry since 1.50.0, with the core still there', () => {
  const programs = [program('deferring', yieldNow), program('blocker', begin(), end)];
  const entry = (release: string) =>
    everything(machineOf(release, programs, { workers: 1 }), taskStates).events.filter(
      (event) => event.e === 'wake.begin' && event.from === 'block_in_place',
    );
  expect(entry('1.49.0')).toEqual([]);
  expect(entry('1.50.0')).toEqual([{ w: 0, e: 'wake.begin', task: 1, by: 2, from: 'block_in_place' }]);
});

it('moves the task in the LIFO slot before the core is given away since 1.38.0', () => {
  const programs = [program('blocker', { does: 'spawn', task: 1 }, begin(), end), program('child')];
  const given = (release: string) =>
    everything(machineOf(release, programs, { workers: 1 }), (state) => {
      const worker = state.workers.get(0);
      return worker.at === 'handed-over' ? `slot ${worker.lifoSlot === none ? 'empty' : 'full'}` : '';
    }).states;
  expect(given('1.37.0')).toContain('slot full');
  expect(given('1.37.0')).not.toContain('slot empty');
  expect(given('1.38.0')).toContain('slot empty');
  expect(given('1.38.0')).not.toContain('slot full');
});

describe('programs that cannot be run are refused', () => {
  it.each([
    ['calls block_in_place in the closure of another', [begin(), begin(), end]],
    ['ends a closure of block_in_place that it has not begun', [end]],
    ['does not end the closure of block_in_place', [begin()]],
    ['has "wait for timer" in the closure of block_in_place', [begin(), { does: 'wait', for: 'timer' }, end]],
  ] satisfies readonly (readonly [string, readonly Instruction[]])[])(
    'one that %s',
    (fault, instructions) => {
      expect(() => machineOf('1.53.1', [program('blocker', ...instructions)])).toThrow(
        `task 1 (blocker) ${fault}`,
      );
    },
  );
});
