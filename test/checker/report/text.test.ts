import { execFileSync } from 'node:child_process';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Output } from '../../../checker/report/output.ts';
import { palette } from '../../../checker/report/text/palette.ts';
import { progressOn } from '../../../checker/report/text/progress.ts';
import { table } from '../../../checker/report/text/table.ts';
import { command, count, quoted } from '../../../checker/report/text/words.ts';
import { hanging, wrap } from '../../../checker/report/text/wrap.ts';

describe('wrap', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 });

  test.prop([words, fc.integer({ min: 5, max: 60 })])(
    'no line is too long and no letter is lost',
    (text, width) => {
      const lines = wrap(text.join(' '), width);
      expect(lines.every((line) => line.length <= width)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.join(''));
    },
  );

  test('text hangs beside its label', () => {
    expect(hanging('why  ', 'one two three four five', 25)).toBe('why  one two three four\n     five');
  });
});

describe('table', () => {
  const plain = palette(false);

  test('columns line up, numbers to the right, and the last column wraps', () => {
    const lines = table(
      [{ title: 'name' }, { title: 'n', align: 'right' }, { title: 'why' }],
      [
        ['long-name', '7', 'because of something that needs more room'],
        ['x', '12', ''],
      ],
      40,
      plain.faint,
    );
    expect(lines).toEqual([
      'name        n  why',
      'long-name   7  because of something that',
      '               needs more room',
      'x          12',
    ]);
  });

  test.prop([fc.array(fc.tuple(fc.stringMatching(/^[a-z]{0,12}$/), fc.lorem()), { minLength: 1 })])(
    'no line is wider than asked for',
    (rows) => {
      const lines = table([{ title: 'a' }, { title: 'b' }], rows, 60, plain.faint);
      expect(lines.every((line) => line.length <= 60)).toBe(true);
    },
  );

  test('emphasis does not disturb the alignment', () => {
    const { good } = palette(true);
    const rows = [[{ text: 'ab', paint: good }, 'c']];
    const escape = String.fromCharCode(27);
    const [, line = ''] = table([{ title: 'wide title' }, { title: 'z' }], rows, 40, plain.faint);
    expect(line.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '')).toBe('ab          c');
    expect(line).toContain(escape);
  });
});

describe('commands', () => {
  test('a command can be read back', () => {
    expect(command('check', "my runs/it's.jsonl", '--property', 'no-lost-wake')).toBe(
      String.raw`yieldcheck check 'my runs/it'\''s.jsonl' --property no-lost-wake`,
    );
  });

  test.prop([fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'))], { numRuns: 30 })(
    'a shell takes a quoted argument for what it was',
    (argument) => {
      const printed = execFileSync('sh', ['-c', `printf %s ${quoted(argument)}`], { encoding: 'utf8' });
      expect(printed).toBe(Buffer.from(argument, 'utf8').toString('utf8'));
    },
  );

  test('numbers agree with their nouns', () => {
    expect([count(1, 'file'), count(2, 'file'), count(1200, 'property', 'properties')]).toEqual([
      '1 file',
      '2 files',
      '1,200 properties',
    ]);
  });
});

const watched = (isTerminal: boolean) => {
  let time = 0;
  const written: string[] = [];
  const output: Output = {
    write: (text) => void written.push(text),
    columns: 20,
    colour: false,
    isTerminal,
    closed: false,
  };
  const progress = progressOn(output, () => time);
  const at = (ms: number, line: string): void => {
    time = ms;
    progress.update(() => line);
  };
  return { written, progress, at };
};

describe('progress', () => {
  test('a terminal sees one line rewritten, cut to its width, and cleared', () => {
    const { written, progress, at } = watched(true);
    at(100, 'too soon');
    at(600, 'a line that is longer than the terminal');
    at(650, 'too soon again');
    progress.clear();
    expect(written).toEqual(['\r\u{1b}[2Ka line that is long', '\r\u{1b}[2K']);
  });

  test('a log sees a line every ten seconds', () => {
    const { written, progress, at } = watched(false);
    for (let ms = 0; ms <= 30_000; ms += 1000) at(ms, `${ms / 1000} s`);
    progress.clear();
    expect(written).toEqual(['10 s\n', '20 s\n', '30 s\n']);
  });
});
