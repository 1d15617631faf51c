import { expect, test } from 'vitest';
import { yardstick } from '../../bench/yardstick/machine.ts';
import { sizes } from '../../bench/yardstick/sizes.ts';
import { interpret } from '../../model/index.ts';
import { explore } from '../../traces/explore/breadth-first.ts';

const small = sizes.filter(({ states }) => states < 20_000);

test('there are small sizes of both modes', () => {
  expect(small.map(({ name }) => name)).toEqual(['2,2,2,A', '2,2,2,B', '2,3,2,B', 'S4', '3,3,2,B']);
});

test.each(small)(
  'our explorer finds the known counts of $name',
  ({ states, transitions, depth, ...size }) => {
    const found = explore(interpret(yardstick(size)));
    expect(found).toMatchObject({ states, transitions, depth, complete: true, broken: [] });
  },
);

test('the invariant notices a wake that notifies nobody', () => {
  const machine = yardstick({ workers: 2, tasks: 2, polls: 2, mode: 'B' });
  const index = machine.actions.findIndex(({ rule: { name } }) => name === 'externalWake');
  machine.actions.splice(index, 1);
  machine.each(
    'tasks',
    { name: 'externalWake', source: 'a mutant', side: 'environment' },
    { blocked: true },
    (task, state) => {
      task.blocked = false;
      state.inject.push(task.index);
    },
  );
  expect(explore(interpret(machine)).broken).toHaveLength(1);
});
