import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToldRun, ToldStep } from '../../../../checker/explain/told-run.ts';
import { foldInWords } from '../../../../checker/report/terminal/finding/fold-in-words.ts';
import { rowsOf } from '../../../../checker/report/terminal/finding/folds.ts';
import { loopMargins } from '../../../../checker/report/terminal/finding/margin.ts';
import { symbolsFor } from '../../../../checker/report/text/symbols.ts';
import { anyRun } from './arbitrary.ts';

const polling = (task: number, worker: number | null, g: number): ToldStep => ({
  action: 'poll',
  source: 'harness.rs Harness::poll',
  side: 'system',
  worker,
  events: [{ e: 'poll.begin', task, g, t: g, s: 1, w: worker }],
  changes: [],
  roads: [],
});

const resting = (worker: number | null): ToldStep => ({
  ...polling(1, worker, 0),
  action: 'park',
  events: [],
});

const runOf = (steps: readonly ToldStep[], loopFrom?: number): ToldRun => ({
  path: steps.map(() => 0),
  workers: 2,
  roles: [],
  initial: [],
  start: [],
  steps,
  ...(loopFrom === undefined ? {} : { loopFrom }),
});

const drawn = (rows: number, from: number): readonly string[] =>
  loopMargins(rows, from, symbolsFor(true)).map(({ first }) => first);

describe('the rows of a run', () => {
  it('tell each step once and in order', () => {
    fc.assert(
      fc.property(anyRun(120), fc.array(fc.nat({ max: 150 })), fc.boolean(), (run, failing, everything) => {
        const told = rowsOf(run, new Set(failing), everything).flatMap((row) =>
          row.kind === 'step'
            ? [row.index]
            : Array.from({ length: row.to - row.from + 1 }, (_, i) => row.from + i),
        );
        expect(told).toEqual(run.steps.map((_, i) => i));
      }),
      { numRuns: 60 },
    );
  });

  it('show all of a short run, and of a long one its ends, what fails and where the loop begins', () => {
    const short = runOf(Array.from({ length: 40 }, (_, i) => polling(1, 0, i)));
    expect(rowsOf(short, new Set(), false).every(({ kind }) => kind === 'step')).toBe(true);
    const long = runOf(
      Array.from({ length: 986 }, (_, i) => polling(1 + (i % 2), 0, i)),
      900,
    );
    expect(rowsOf(long, new Set([400]), true)).toHaveLength(986);
    const rows = rowsOf(long, new Set([400]), false);
    const shown = rows.flatMap((row) => (row.kind === 'step' ? [row.index] : []));
    expect(shown).toEqual([
      0,
      1,
      2,
      399,
      400,
      401,
      900,
      901,
      902,
      ...Array.from({ length: 8 }, (_, i) => 978 + i),
    ]);
    expect(rows.filter(({ kind }) => kind === 'fold')).toEqual([
      { kind: 'fold', from: 3, to: 398 },
      { kind: 'fold', from: 402, to: 899 },
      { kind: 'fold', from: 903, to: 977 },
    ]);
  });
});

describe('steps that are folded', () => {
  it('are told by who polls what', () => {
    const steps = [
      polling(1, 0, 0),
      polling(2, 0, 1),
      polling(1, 0, 2),
      polling(2, 0, 3),
      polling(3, 1, 4),
      resting(null),
    ];
    expect(foldInWords(steps, 0, 5)).toBe(
      'steps 1 to 6: worker 0 polls tasks 1 and 2 in turn, 4 polls; worker 1 polls task 3; the environment takes 1 step',
    );
    expect(foldInWords([resting(0), resting(0)], 0, 1)).toBe(
      'steps 1 to 2: worker 0 takes 2 steps and polls nothing',
    );
    expect(foldInWords([polling(2, 0, 0), polling(2, 0, 1), polling(1, 0, 2)], 0, 2)).toBe(
      'steps 1 to 3: worker 0 polls tasks 1 and 2, 3 polls',
    );
  });
});

describe('the drawing of a loop', () => {
  it('goes from its first row to the last, and is left out where there is none', () => {
    expect(drawn(4, 1)).toEqual(['  ', '╭▶', '│ ', '╰─']);
    expect(drawn(3, 1)).toEqual(['  ', '╭▶', '╰─']);
    expect(drawn(2, 1)).toEqual(['  ', '╶▶']);
    expect(drawn(2, -1)).toEqual(['', '']);
  });
});
