import { expect, test } from 'vitest';
import type { ExplainedRun } from '../../../checker/explain/counterexample.ts';
import { runTable, sourceTable, startText } from '../../../checker/report/terminal/run-table.ts';
import { palette } from '../../../checker/report/text/palette.ts';
import { array, bool, enums, id, int, seq } from '../../../model/index.ts';

const schema = {
  workers: array(2, { at: enums('next', 'polling'), current: id('tasks'), queue: seq('tasks', 4) }),
  tasks: array(2, { state: enums('idle', 'running') }),
  inject: seq('tasks', 4),
  sleepers: seq('workers', 2),
  searching: int(0, 2),
};

const run: ExplainedRun = {
  path: [0, 1],
  initial: { inject: [0, 1], sleepers: [1] },
  start: { events: [] },
  steps: [
    {
      action: 'nextTask',
      source: 'worker.rs Core::next_task',
      side: 'system',
      worker: 1,
      events: [],
      changes: [
        { field: 'workers[1].at', before: 'next', after: 'polling' },
        { field: 'workers[1].current', before: null, after: 0 },
        { field: 'workers[1].queue', before: [], after: [1] },
        { field: 'tasks[0].state', before: 'idle', after: 'running' },
        { field: 'sleepers', before: [1], after: [0] },
      ],
    },
    {
      action: 'timerFires',
      source: 'the device',
      side: 'environment',
      worker: null,
      events: [],
      changes: [{ field: 'searching', before: 0, after: 1 }],
    },
  ],
};

const layout = { workers: 2, schema, width: 120, everything: false };

test('each step stands in the column of who takes it; tasks count from 1, as in events, and workers from 0', () => {
  expect(runTable(run, layout, palette(false))).toEqual([
    '  step  worker 0  worker 1  environment  what changed',
    '     1  .         nextTask  .            w1 current=1, queue=[2], task 1 running, sleepers=[0]',
    '     2  .         .         timerFires   searching=1',
  ]);
});

test('counters and places in the loop are shown when everything is', () => {
  const [, first] = runTable(run, { ...layout, everything: true }, palette(false));
  expect(first).toContain('w1 at=polling, current=1');
});

test('every action is named once with its source', () => {
  const twice = { ...run, steps: [...run.steps, ...run.steps] };
  expect(sourceTable(twice, 80, palette(false))).toEqual([
    '  action      in Tokio',
    '  nextTask    worker.rs Core::next_task',
    '  timerFires  the device',
  ]);
});

test('the start names the queues of tasks that are not empty', () => {
  expect(startText(run, schema)).toBe('inject=[1,2]');
});

test('the future in block_on of current_thread is told by its name, and the queue it starts with', () => {
  const underBlockOn = {
    workers: array(1, { current: id('tasks'), queue: seq('tasks', 4) }),
    tasks: array(3, { state: enums('idle', 'running') }),
    woken: bool,
  };
  const initial = { workers: [{ current: 2, queue: [0, 1] }], tasks: [], woken: false };
  const [step] = run.steps;
  const changes = [
    { field: 'workers[0].current', before: null, after: 2 },
    { field: 'tasks[2].permit', before: false, after: true },
  ];
  const polled = { ...run, initial, steps: step === undefined ? [] : [{ ...step, worker: 0, changes }] };
  expect(startText(polled, underBlockOn)).toBe('w0 queue=[1,2]');
  expect(runTable(polled, { ...layout, workers: 1, schema: underBlockOn }, palette(false)).at(-1)).toContain(
    'w0 current=block_on, block_on permit=true',
  );
});
