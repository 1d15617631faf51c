import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../checker/explain/finding.ts';
import { findingLines } from '../../../../checker/report/terminal/finding/finding.ts';
import type { Look } from '../../../../checker/report/terminal/finding/look.ts';
import { palette } from '../../../../checker/report/text/palette.ts';
import { symbolsFor } from '../../../../checker/report/text/symbols.ts';
import { isVisible } from '../../../../checker/report/text/visible.ts';
import { columnsOf } from '../../../../checker/report/text/width.ts';
import { command } from '../../../../checker/report/text/words.ts';
import { anyFinding } from './arbitrary.ts';

const look = (width: number, changes: Partial<Look> = {}): Look => ({
  width,
  colours: palette(false),
  symbols: symbolsFor(true),
  everything: false,
  ...changes,
});

const widths = fc.integer({ min: 40, max: 200 });

/** What is to be copied is never broken, however long. */
const isToCopy = (line: string): boolean => /^ {2}reproduce |^ +https:|^ +yieldcheck /u.test(line);

const finding: Finding = {
  kind: 'safety',
  fingerprint: '0123456789abcdef',
  headline: 'Task 1 is polled by two workers at once.',
  rule: { id: 'one-poll-at-a-time', sentence: 'A task is polled once at a time.', source: 'state.rs' },
  because: 'task 1 is polled on worker 0 and on worker 1',
  remedies: [],
  subject: {
    kind: 'scenario',
    scenario: 'yielders',
    yield: 'self-wake',
    release: '1.53.1',
    flavor: 'multi_thread',
    workers: 2,
  },
  more: 0,
  unexamined: [],
  reproduce: ['verify', 'yielders', '--replay', '0.3x5'],
};

describe('a finding on a terminal', () => {
  it('keeps to the width, whatever is found and however texts are written', () => {
    fc.assert(
      fc.property(anyFinding, widths, fc.boolean(), (any, width, everything) => {
        for (const line of findingLines(any, look(width, { everything })))
          if (!isToCopy(line)) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 150 },
    );
  });

  it('lets nothing of a recording act on the terminal', () => {
    fc.assert(
      fc.property(anyFinding, widths, (any, width) => {
        for (const line of findingLines(any, look(width))) expect(isVisible(line)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('ends with the command that shows it again, in one piece', () => {
    fc.assert(
      fc.property(anyFinding, widths, (any, width) => {
        expect(findingLines(any, look(width)).at(-1)).toBe(`  reproduce    ${command(...any.reproduce)}`);
      }),
      { numRuns: 50 },
    );
  });

  it('says the same in colours', () => {
    fc.assert(
      fc.property(anyFinding, widths, (any, width) => {
        const painted = findingLines(any, look(width, { colours: palette(true) })).join('\n');
        expect(stripVTControlCharacters(painted).replaceAll(/ +$/gmu, '')).toBe(
          findingLines(any, look(width)).join('\n'),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('draws with ASCII alone where a terminal shows no more', () => {
    fc.assert(
      fc.property(anyFinding, (any) => {
        const drawn = findingLines(any, look(80, { symbols: symbolsFor(false) })).join('\n');
        expect(drawn).not.toMatch(/[✗·▶╭│╰╶─…]/u);
      }),
      { numRuns: 50 },
    );
  });

  it('begins with what happened, and leaves out what there is nothing to say of', () => {
    expect(findingLines(finding, look(80))).toEqual([
      'VIOLATED  one-poll-at-a-time  in yielders under self-wake',
      '  Task 1 is polled by two workers at once.',
      '',
      '  says         A task is polled once at a time.',
      '  source       state.rs',
      '  on           the specification of Tokio 1.53.1, 2 workers',
      '  why          task 1 is polled on worker 0 and on worker 1',
      '',
      '  reproduce    yieldcheck verify yielders --replay 0.3x5',
    ]);
  });
});
