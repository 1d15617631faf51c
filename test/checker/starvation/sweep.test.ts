import { describe, expect, test } from 'vitest';
import { endlessWorkloads, releases, rulesOf, specificationOf } from '../../../model/index.ts';
import type { Constants, EndlessWay } from '../../../model/index.ts';
import {
  arrange,
  askEndless,
  combinations,
  endlessRuntime,
  realConstants,
  runSweep,
  usualAssumptions,
} from '../../../checker/starvation/index.ts';
import type { Axis, EndlessQuestion, Point, Sweep, Swept } from '../../../checker/starvation/index.ts';
import { judgeSweep } from '../../../checker/starvation/sweep/judge-sweep.ts';
import { explainRun } from '../../../checker/explain/counterexample.ts';

const questionOf = (
  scenario: string,
  how: EndlessWay,
  release: string,
  constants: Partial<Constants> = {},
): EndlessQuestion => {
  const workload = endlessWorkloads.find(({ name }) => name === scenario);
  const rules = rulesOf(release);
  if (workload === undefined || rules === undefined) throw new RangeError(`no ${scenario}, or no ${release}`);
  return {
    workload,
    size: { yield: how, tasks: workload.tasks },
    release,
    rules,
    constants: { ...realConstants(undefined), ...constants },
    assumed: usualAssumptions,
    minimize: false,
    settled: true,
    limits: { states: 1_000_000 },
  };
};

const eras = releases.map(({ version }) => version);

const sweepOf = (
  scenario: string,
  ways: readonly EndlessWay[],
  versions: readonly string[],
  constants: Partial<Constants> = {},
): Sweep => ({
  axes: [
    { name: 'yield', values: ways, merges: true },
    { name: 'tokio', values: versions, merges: true },
  ],
  points: ways.flatMap((how) =>
    versions.map((release) => ({
      values: [how, release],
      question: questionOf(scenario, how, release, constants),
    })),
  ),
  measure: 'polls',
});

const run = (sweep: Sweep) => runSweep(sweep, ({ question }) => question);

const all: readonly EndlessWay[] = ['self-wake', 'yield_now', 'custom'];

/** By row its ways, then what each column says; columns by their first releases. */
const told = (sweep: Sweep) => {
  const { rows, columns } = arrange(sweep, run(sweep).cells);
  return {
    columns: columns.map(([first]) => first),
    rows: rows.map(({ role, values, cells }) =>
      [role, values.flat().join(' ')].concat(
        cells.map((cell) => (cell.kind === 'bounded' ? String(cell.most) : cell.kind)),
      ),
    ),
  };
};

const deferring = 'yield_now custom';

const pollsIn = ({ point, cell }: Swept): number => {
  if (!('shows' in cell)) return -1;
  const { steps } = explainRun(specificationOf(endlessRuntime(point.question)).compiled(), cell.shows);
  return steps.flatMap(({ events }) => events).filter(({ e }) => e === 'poll.begin').length;
};

const mostIn = (scenario: string, release: string, settled: boolean) => {
  const [task] = askEndless({ ...questionOf(scenario, 'yield_now', release), settled }).tasks.slice(-1);
  const [bound] = task?.bounds ?? [];
  return bound?.kind === 'bounded' ? bound.most : task?.verdict;
};

describe('what a task waits for after its first poll, in every release, on one worker with the constants of Tokio', () => {
  test.each([
    ['yielders', ['1.20.0', '1.23.0', '1.29.0'], [1, 1, 1], [1, 3, 2]],
    ['beside-self-waker', ['1.20.0', '1.23.0'], [1, 1], [1, 60]],
    ['timer-beside-guests', ['1.20.0', '1.23.0'], [61, 61], [61, 3]],
    ['foreign-wakes', ['1.20.0', '1.23.0'], [61, 61], [61, 1]],
  ] as const)('%s', (scenario, columns, selfWake, others) => {
    const { role = '' } = run(sweepOf(scenario, ['self-wake'], ['1.53.0'])).cells[0] ?? {};
    expect(told(sweepOf(scenario, all, eras))).toEqual({
      columns,
      rows: [[role, 'self-wake'].concat(selfWake.map(String)), [role, deferring].concat(others.map(String))],
    });
  });

  test('a pair in the LIFO slot, before and after its cap', () => {
    expect(told(sweepOf('ping-pong', all, eras))).toEqual({
      columns: ['1.20.0', '1.29.0'],
      rows: [
        ['bystander', 'self-wake', 'starves', '4'],
        ['bystander', deferring, 'starves', '240'],
      ],
    });
  });

  test('a budget that is used up, before and after 1.44.0', () => {
    const { columns, rows } = told(sweepOf('coop-budget', ['self-wake'], eras));
    expect({ columns, rows }).toEqual({
      columns: ['1.20.0', '1.44.0'],
      rows: [['receiver', 'self-wake', '1', '60']],
    });
  });
});

describe('a question that another release has answered', () => {
  const sweep = sweepOf('ping-pong', ['yield_now'], eras, { eventInterval: 8, globalQueueInterval: 8 });

  test('is not explored again', () => {
    const { explored } = run(sweep);
    expect(explored).toBeGreaterThan(1);
    expect(explored).toBeLessThan(eras.length / 2);
  });

  test.each(['ping-pong', 'hogged-worker', 'foreign-wakes'])('has the same answer in %s', (scenario) => {
    const small = sweepOf(scenario, ['yield_now', 'self-wake'], eras, {
      eventInterval: 5,
      globalQueueInterval: 3,
    });
    const { cells } = run(small);
    for (const { role, point, cell } of cells) {
      const alone = askEndless(point.question).tasks.filter((task) => task.role === role);
      const most = alone.map(({ bounds: [bound] }) => (bound?.kind === 'bounded' ? bound.most : Infinity));
      if (cell.kind === 'bounded') expect(Math.max(...most)).toBe(cell.most);
      else expect(cell.kind).toBe(alone[0]?.verdict);
    }
  });

  test('is shown by the same run on its own release', () => {
    const polls = run(sweep).cells.map((swept) => [swept.cell, pollsIn(swept)] as const);
    for (const [cell, count] of polls)
      expect(count).toBeGreaterThanOrEqual(cell.kind === 'bounded' ? cell.most : 1);
  });
});

describe('what is left out when bounds are settled', () => {
  test('is the first wait, in the inject queue', () => {
    expect(mostIn('beside-self-waker', '1.22.0', false)).toBe(60);
    expect(mostIn('beside-self-waker', '1.22.0', true)).toBe(1);
  });

  test('is no starvation', () => {
    expect(mostIn('ping-pong', '1.28.2', true)).toBe('starves');
  });
});

describe('an arrangement', () => {
  const question = questionOf('ping-pong', 'yield_now', '1.53.1');
  const axes: readonly Axis[] = [
    { name: 'tasks', values: ['1', '2', '3'], merges: true },
    { name: 'tokio', values: ['a', 'b', 'c'], merges: true },
  ];
  const points: readonly Point[] = combinations(axes.map(({ values }) => values)).map((values) => ({
    values,
    question,
  }));
  const sweep: Sweep = { axes, points, measure: 'polls' };
  const cells = (numbers: readonly number[]): readonly Swept[] =>
    points.map((point, i) => ({
      role: 'bystander',
      point,
      cell: { kind: 'bounded', task: 1, most: numbers[i] ?? 0, shows: [] },
    }));

  test('tells rows and columns that say the same as one, next to each other or not', () => {
    const { rows, columns } = arrange(sweep, cells([1, 2, 1, 3, 4, 3, 1, 2, 1]));
    expect(columns).toEqual([['a', 'c'], ['b']]);
    expect(rows.map(({ values }) => values)).toEqual([[['1', '3']], [['2']]]);
  });

  test('tells apart what differs anywhere', () => {
    const { rows, columns } = arrange(sweep, cells([1, 2, 1, 1, 2, 2, 1, 2, 1]));
    expect(columns).toEqual([['a'], ['b'], ['c']]);
    expect(rows).toHaveLength(2);
  });

  test('merges nothing that was asked for by name', () => {
    const named = { ...sweep, axes: axes.map(({ name, values }) => ({ name, values, merges: false })) };
    const { rows, columns } = arrange(named, cells([1, 1, 1, 1, 1, 1, 1, 1, 1]));
    expect([rows.length, columns.length]).toEqual([3, 3]);
  });
});

describe('the end of a sweep', () => {
  const sweep = sweepOf('ping-pong', ['self-wake'], ['1.28.2', '1.53.1']);
  const result = run(sweep);

  test('is no failure, whatever it finds, without a bound', () => {
    expect(judgeSweep(sweep, result, undefined).code).toBe(0);
  });

  test('is one with a bound that is not kept, each cell a ground of its own', () => {
    const { code, grounds } = judgeSweep(sweep, result, { most: 3 });
    expect(grounds.map((ground) => ground.code)).toEqual([11, 10]);
    expect(code).toBe(10);
  });

  test('is undecided after a limit', () => {
    const cut = runSweep(sweep, ({ question }) => ({ ...question, limits: { states: 5 } }));
    expect(cut.cells.map(({ cell }) => cell.kind)).toEqual(['cut', 'cut']);
    expect(judgeSweep(sweep, cut, undefined).code).toBe(20);
  });
});
