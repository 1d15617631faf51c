import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmOfRun } from '../../../../checker/explain/film/of-run.ts';
import type { Look } from '../../../../checker/report/terminal/finding/look.ts';
import type { Exhibit } from '../../../../checker/report/terminal/stepper/exhibit.ts';
import { shownFrom } from '../../../../checker/report/terminal/stepper/exhibit.ts';
import { reduce } from '../../../../checker/report/terminal/stepper/reduce.ts';
import { render } from '../../../../checker/report/terminal/stepper/render.ts';
import { steppingFrom, type Stepping } from '../../../../checker/report/terminal/stepper/state.ts';
import { palette } from '../../../../checker/report/text/palette.ts';
import { symbolsFor } from '../../../../checker/report/text/symbols.ts';
import { isVisible } from '../../../../checker/report/text/visible.ts';
import { columnsOf } from '../../../../checker/report/text/width.ts';
import { anyRun, hostile } from '../finding/arbitrary.ts';

const exhibits: fc.Arbitrary<readonly Exhibit[]> = fc.array(
  fc
    .tuple(anyRun(40), hostile, fc.array(fc.nat({ max: 60 }), { maxLength: 4 }))
    .map(([run, text, failing]): Exhibit => ({
      title: text,
      headline: text,
      film: filmOfRun(run, failing),
      start: 0,
    })),
  { minLength: 1, maxLength: 3 },
);

const keys = fc.array(
  fc.oneof(
    fc.constantFrom(...Array.from('jklhbgGnpNwtc/?123456789 ')),
    fc.constantFrom('up', 'down', 'pageup', 'pagedown', 'home', 'end', 'tab', 'enter', 'escape', 'backspace'),
    fc.string({ unit: 'binary', maxLength: 2 }),
  ),
  { maxLength: 40 },
);

const look: Look = { width: 80, colours: palette(true), symbols: symbolsFor(true), everything: false };

const film = filmOfRun(
  {
    path: [],
    workers: 1,
    roles: [],
    initial: [{ owner: { kind: 'runtime' }, field: 'inject', value: [], ofTasks: true, bookkeeping: false }],
    start: [],
    steps: [1, 2, 12, 2].map((task, index) => ({
      action: `take${task}`,
      source: 'worker.rs',
      side: 'system' as const,
      worker: 0,
      events: [{ e: 'take', task, from: 'inject', g: index, t: index, s: 1, w: 0 }],
      changes: [
        {
          owner: { kind: 'runtime' },
          field: 'inject',
          before: index === 0 ? [] : [index],
          after: [index + 1],
          ofTasks: true,
          bookkeeping: false,
        },
      ],
      roads: [],
    })),
  },
  [1, 3],
);
const shown = shownFrom([{ title: 'one', headline: 'it happens', film, start: 0 }]);

const after = (...pressed: readonly string[]): Stepping => {
  let state = steppingFrom(shown);
  for (const key of pressed) state = reduce(shown, state, key, 10);
  return state;
};

const search = (query: string): readonly string[] => ['/', ...Array.from(query), 'enter'];

describe('stepping', () => {
  it('never fails and stays where there is something, whatever keys are pressed', () => {
    fc.assert(
      fc.property(exhibits, keys, (all, pressed) => {
        const ready = shownFrom(all);
        let state = steppingFrom(ready);
        for (const key of pressed) {
          state = reduce(ready, state, key, 7);
          expect(state.cursor).toBeGreaterThanOrEqual(0);
          expect(state.cursor).toBeLessThan(ready[state.exhibit]?.film.frames.length ?? 0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('fills a screen of any size and no more, and lets nothing act on the terminal', () => {
    fc.assert(
      fc.property(
        exhibits,
        keys,
        fc.integer({ min: 1, max: 160 }),
        fc.integer({ min: 1, max: 60 }),
        (all, pressed, columns, rows) => {
          const ready = shownFrom(all);
          let state = steppingFrom(ready);
          for (const key of pressed) state = reduce(ready, state, key, 7);
          const lines = render(ready, state, columns, rows, { ...look, width: columns });
          expect(lines).toHaveLength(rows);
          for (const line of lines.map(stripVTControlCharacters)) {
            expect(columnsOf(line)).toBeLessThanOrEqual(columns);
            expect(isVisible(line)).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('goes by steps, to the ends and to what fails', () => {
    expect(after('j', 'down').cursor).toBe(2);
    expect(after('j', 'k', 'k').cursor).toBe(0);
    expect(after('G').cursor).toBe(3);
    expect(after('G', 'g').cursor).toBe(0);
    expect(after('n', 'n').cursor).toBe(3);
    expect(after('n', 'n', 'p').cursor).toBe(1);
    expect(after('n', 'n', 'n').message).toBe('Nothing fails after this.');
  });

  it('finds a task by its number and not by the beginning of another', () => {
    expect(after(...search('task 1')).cursor).toBe(0);
    expect(after(...search('task 12')).cursor).toBe(2);
    expect(after(...search('take2'), '/', 'enter').cursor).toBe(3);
    expect(after(...search('nowhere')).message).toBe('Not found.');
  });

  it('ends with q and Ctrl-C, which are text nowhere but q in a search', () => {
    expect(after('q').done).toBe(true);
    expect(after('/', 'q').done).toBe(false);
    expect(after('/', 'ctrl-c').done).toBe(true);
  });

  it('shows what was before and after', () => {
    const screen = render(shown, after('j'), 80, 24, { ...look, colours: palette(false) }).join('\n');
    expect(screen).toContain('step 2, 2 of 4: worker 0 take2  ✗ fails');
    expect(screen).toContain('inject=[1]→[2]');
  });
});
