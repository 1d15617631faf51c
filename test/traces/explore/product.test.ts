import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { int, interpret, Machine } from '../../../model/index.ts';
import { explore, replay, violated } from '../../../traces/index.ts';
import type { Automaton } from '../../../traces/index.ts';
import { mutex, walker } from '../../model/machine/toys.ts';
import type { Sighting } from '../../model/machine/toys.ts';
import { distancesFrom, distancesIn, graphs } from './graphs.ts';

const fewerEntriesThan = (count: number): Automaton<Sighting> => ({
  name: `fewer than ${count} entries`,
  initial: 0,
  step: (state, { e }) => {
    if (e === 'leave') return state;
    return state + 1 === count ? violated : state + 1;
  },
  accepts: () => true,
});

const alternation: Automaton<Sighting> = {
  name: 'enter and leave alternate',
  initial: 0,
  step: (state, { e }) => {
    if (e === 'enter') return state === 0 ? 1 : violated;
    return state === 1 ? 0 : violated;
  },
  accepts: () => true,
};

const endsIn = (node: number): Automaton<number> => ({
  name: `ends in ${node}`,
  initial: 0,
  step: (_, at) => at,
  accepts: (state) => state === node,
});

describe('an automaton over a mutex', () => {
  it('is violated by a shortest run', () => {
    const engine = interpret(mutex());
    const { violations, complete } = explore(engine, { automata: [fewerEntriesThan(3)] });
    expect(complete).toBe(true);
    expect(violations).toMatchObject([{ automaton: 0, atEnd: false }]);
    const path = violations[0]?.path ?? [];
    expect(path).toHaveLength(8);
    const entries = replay(engine, path).steps.flatMap(({ events }) =>
      events.filter(({ e }) => e === 'enter'),
    );
    expect(entries).toHaveLength(3);
  });

  it('leaves the state space as it is when it follows from the state', () => {
    const { states, transitions, violations } = explore(interpret(mutex()), { automata: [alternation] });
    expect({ states, transitions, violations }).toEqual({ states: 8, transitions: 14, violations: [] });
  });

  it('does not hide what another one finds', () => {
    const automata = [1, 2, 4].map(fewerEntriesThan);
    const { violations } = explore(interpret(mutex()), { automata });
    expect(violations.map(({ automaton, path }) => [automaton, path.length])).toEqual([
      [0, 2],
      [1, 5],
      [2, 11],
    ]);
  });
});

describe('where nothing is enabled', () => {
  it('each automaton must accept', () => {
    const chain = walker([[1, 2], [3], [], []]);
    const { violations } = explore(interpret(chain), { automata: [endsIn(2), endsIn(3)] });
    expect(violations).toEqual([
      { automaton: 1, path: [1], atEnd: true },
      { automaton: 0, path: [0, 0], atEnd: true },
    ]);
  });

  it('and nowhere else', () => {
    const { violations } = explore(interpret(walker([[1], [0]])), { automata: [endsIn(7)] });
    expect(violations).toEqual([]);
  });

  it('counts a run without steps', () => {
    const { violations } = explore(interpret(walker([[]])), { automata: [endsIn(7), endsIn(0)] });
    expect(violations).toEqual([{ automaton: 0, path: [], atEnd: true }]);
  });
});

it('feeds what the initial state emits, in order', () => {
  const schema = { x: int(0, 0) };
  const machine = new Machine<typeof schema, string>(schema, (_, context) => {
    context.emit('a');
    context.emit('b');
  });
  const seen: string[] = [];
  const automaton: Automaton<string> = {
    name: 'b never comes',
    initial: 0,
    step: (_, event) => {
      seen.push(event);
      return event === 'b' ? violated : 0;
    },
    accepts: () => true,
  };
  expect(explore(interpret(machine), { automata: [automaton] }).violations).toEqual([
    { automaton: 0, path: [], atEnd: false },
  ]);
  expect(seen).toEqual(['a', 'b']);
});

test.prop([graphs(8), graphs(5)])('the product is that of the plainest search', (graph, table) => {
  const next = (state: number, at: number): number => {
    const row = table[state] ?? [];
    return row.length === 0 ? state : (row[at % row.length] ?? state);
  };
  const automaton: Automaton<number> = { name: 'table', initial: 0, step: next, accepts: () => true };
  const width = table.length;
  const product = distancesFrom(0, (pair) => {
    const [node, state] = [Math.floor(pair / width), pair % width];
    return (graph[node] ?? []).map((target) => target * width + next(state, target));
  });
  const { states, depth } = explore(interpret(walker(graph)), { automata: [automaton] });
  expect(states).toBe(product.size);
  expect(depth).toBe(Math.max(...product.values()));
});

test.prop([graphs(10), fc.integer({ min: 1, max: 9 })])(
  'a violation is as near as can be',
  (graph, forbidden) => {
    const automaton: Automaton<number> = {
      name: 'never there',
      initial: 0,
      step: (_, at) => (at === forbidden ? violated : 0),
      accepts: () => true,
    };
    const { violations } = explore(interpret(walker(graph)), { automata: [automaton] });
    expect(violations.map(({ path }) => path.length)).toEqual(
      [distancesIn(graph).get(forbidden) ?? []].flat(),
    );
  },
);

it('leaves an automaton alone once it is violated, within a step and ever after', () => {
  const calls: number[] = [];
  const never: Automaton<number> = {
    name: 'never at 1',
    initial: 0,
    step: (state, at) => {
      calls.push(at);
      if (state === violated || at === 1) return violated;
      return 1 - state;
    },
    accepts: () => false,
  };
  // Going to 1 comes first, so that going round 2 no longer makes a difference to the automaton.
  const { states, violations } = explore(interpret(walker([[1, 2], [], [2]])), { automata: [never] });
  expect(states).toBe(3);
  expect(violations).toEqual([{ automaton: 0, path: [0], atEnd: false }]);
  expect(calls).toEqual([1]);
});

it('does not step an automaton on from violated', () => {
  const schema = { x: int(0, 0) };
  const machine = new Machine<typeof schema, string>(schema, (_, context) => {
    context.emit('bad');
    context.emit('good');
  });
  const forgetful: Automaton<string> = {
    name: 'forgets',
    initial: 0,
    step: (_, event) => (event === 'bad' ? violated : 0),
    accepts: () => true,
  };
  expect(explore(interpret(machine), { automata: [forgetful] }).violations).toHaveLength(1);
});
