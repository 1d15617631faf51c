import { describe, expect, it } from 'vitest';
import { array, bool, enums, id, int, interpret, Machine, seq } from '../../../model/index.ts';
import type { View, When } from '../../../model/index.ts';

const fields = {
  mode: enums('a', 'b', 'c'),
  level: int(-2, 2),
  flag: bool,
  other: id('cells'),
  queue: seq('cells', 2),
};
const schema = { cells: array(1, fields) };
type Cell = View<typeof fields>;

const isEnabled = (when: When<typeof fields>, prepare: (cell: Cell) => void): boolean => {
  const machine = new Machine<typeof schema, never>(schema, ({ cells }) => {
    prepare(cells.get(0));
  }).each('cells', { name: 'act', source: 'a toy' }, when, () => {});
  const engine = interpret(machine);
  return engine.successors(engine.initial().state).length === 1;
};

const cases: readonly [When<typeof fields>, (cell: Cell) => void, boolean][] = [
  [{}, () => {}, true],
  [{ mode: 'a' }, () => {}, true],
  [{ mode: 'b' }, () => {}, false],
  [
    { mode: ['b', 'c'] },
    (cell) => {
      cell.mode = 'c';
    },
    true,
  ],
  [{ mode: ['b', 'c'] }, () => {}, false],
  [{ level: -2 }, () => {}, true],
  [
    { level: 0 },
    (cell) => {
      cell.level = 0;
    },
    true,
  ],
  [
    { level: 0 },
    (cell) => {
      cell.level = 1;
    },
    false,
  ],
  [{ flag: false }, () => {}, true],
  [{ flag: true }, () => {}, false],
  [{ other: 'none' }, () => {}, true],
  [{ other: 'some' }, () => {}, false],
  [
    { other: 'some' },
    (cell) => {
      cell.other = 0;
    },
    true,
  ],
  [{ queue: 'empty' }, () => {}, true],
  [{ queue: 'nonempty' }, () => {}, false],
  [
    { queue: 'nonempty' },
    (cell) => {
      cell.queue.push(0);
    },
    true,
  ],
  [{ mode: 'a', flag: true }, () => {}, false],
];

describe('a guard', () => {
  it.each(cases)('%j (case %#)', (when, prepare, expected) => {
    expect(isEnabled(when, prepare)).toBe(expected);
  });
});
