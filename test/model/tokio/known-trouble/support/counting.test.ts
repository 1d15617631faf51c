import { describe, expect, it } from 'vitest';
import { fewestBetween, mostBetween, type Stretch } from './between.ts';
import { cycles } from './cycles.ts';
import type { ExploredStep } from './explored.ts';

/** A graph from lines such as `0 begin 1`; states without steps are ends. */
const graph = (...lines: readonly string[]) => {
  const all = lines.map((line): ExploredStep => {
    const [from = '', action = '', to = ''] = line.split(' ');
    return { from: Number(from), to: Number(to), action, events: [] };
  });
  const states = Math.max(...all.flatMap(({ from, to }) => [from, to])) + 1;
  return { steps: Array.from({ length: states }, (_, state) => all.filter(({ from }) => from === state)) };
};

const stretch: Stretch = {
  since: ({ action }) => action === 'begin',
  until: ({ action }) => action === 'end',
  count: ({ action }) => (action === 'one' ? 1 : 0),
};

describe('counting in stretches of runs', () => {
  const branching = graph('0 begin 1', '1 one 2', '1 none 3', '2 one 3', '3 none 4', '4 end 5', '5 one 6');

  it('finds the most and the fewest', () => {
    expect(mostBetween(branching, stretch)).toBe(2);
    expect(fewestBetween(branching, stretch)).toBe(0);
  });

  it('knows that a run may count for ever', () => {
    expect(mostBetween(graph('0 begin 1', '1 one 2', '2 none 1', '2 end 0'), stretch)).toBe(Infinity);
  });

  it('does not mind a run that goes round without counting', () => {
    expect(mostBetween(graph('0 begin 1', '1 none 2', '2 none 1', '2 one 3', '3 end 4'), stretch)).toBe(1);
  });

  it('counts in stretches that do not end, but not for the fewest', () => {
    expect(mostBetween(graph('0 begin 1', '1 one 2'), stretch)).toBe(1);
    expect(fewestBetween(graph('0 begin 1', '1 one 2'), stretch)).toBe(Infinity);
  });

  it('refuses a stretch that never begins', () => {
    expect(() => mostBetween(graph('0 one 1'), stretch)).toThrow('no run reaches the beginning');
  });
});

describe('cycles', () => {
  const rounds = graph('0 a 1', '1 b 0', '1 c 2', '2 d 2', '2 e 3', '3 f 2', '0 g 4');

  it('finds each round a run can go for ever, and whether it can be left', () => {
    const found = cycles(rounds).map(({ states, isFinal }) => ({ states, isFinal }));
    expect(found).toEqual([
      { states: [0, 1], isFinal: false },
      { states: [2, 3], isFinal: true },
    ]);
  });

  it('leaves out steps that are not kept, which then lead out', () => {
    const found = cycles(rounds, ({ action }) => action !== 'b' && action !== 'f');
    expect(found.map(({ states, isFinal }) => ({ states, isFinal }))).toEqual([
      { states: [2], isFinal: false },
    ]);
  });

  it('finds none where every run ends', () => {
    expect(cycles(graph('0 a 1', '0 b 2', '1 c 2'))).toEqual([]);
  });
});
