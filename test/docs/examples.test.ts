import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandIn } from '../../scripts/examples/command.ts';
import { dataFault } from '../../scripts/examples/data.ts';
import { examplesIn, UnusableExample } from '../../scripts/examples/examples.ts';
import { fencesIn } from '../../scripts/examples/fences.ts';
import { misshown, reshown } from '../../scripts/examples/shown.ts';

const block = (language: string, ...lines: readonly string[]): string =>
  ['```' + language, ...lines, '```', ''].join('\n');

const usesIn = (markdown: string): readonly string[] =>
  examplesIn('a.md', markdown).map(({ use }) => use.kind);

describe('blocks of a document', () => {
  test('are found with their language, place and remark', () => {
    const markdown = `text\n\n<!-- example: file a.json -->\n\n${block('json', '{}')}\n${block('', 'x')}`;
    expect(fencesIn(markdown)).toEqual([
      { language: 'json', text: '{}\n', line: 5, remark: 'file a.json', follows: false },
      { language: '', text: 'x\n', line: 9, follows: true },
    ]);
  });

  test('must be closed', () => {
    expect(() => fencesIn('a\n```\nb\n')).toThrow(/line 2/u);
  });

  test('are commands with what they print, programs, data and files', () => {
    const markdown = [
      block('', 'npx yieldcheck list yields'),
      block('', 'Ways of yielding'),
      'Text.',
      block('sh', '# a comment', 'yieldcheck verify  # exit 10', 'npx yieldcheck check x'),
      block('ts', 'export {};'),
      block('json', '{}'),
    ].join('\n');
    expect(usesIn(markdown)).toEqual(['commands', 'commands', 'program', 'data']);
  });

  test.each([
    ['something else', block('', 'ls')],
    ['a pipe', block('', 'npx yieldcheck list yields | head')],
    ['an output of several commands', `${block('', 'yieldcheck a', 'yieldcheck b')}\n${block('', 'out')}`],
    ['an output of nothing', `Text.\n\n${block('', 'out')}`],
    ['an unknown remark', `<!-- example: later -->\n\n${block('', 'out')}`],
  ])('cannot be %s without a remark', (_, markdown) => {
    expect(() => examplesIn('a.md', markdown)).toThrow(UnusableExample);
  });

  test('may say why they are not run', () => {
    expect(usesIn(`<!-- example: not run: Rust -->\n\n${block('rust', 'fn main() {}')}`)).toEqual([
      'not run',
    ]);
  });
});

describe('commands', () => {
  test('have words, quoted ones too, and an exit code', () => {
    expect(
      commandIn('npx yieldcheck check \'runs/**/*.gz\' --sweep "a; b"   # it is refused: exit 12'),
    ).toEqual({
      text: 'npx yieldcheck check \'runs/**/*.gz\' --sweep "a; b"',
      args: ['check', 'runs/**/*.gz', '--sweep', 'a; b'],
      exits: 12,
    });
  });
});

describe('data', () => {
  test.each([
    ['json', '{"a": 1}\n', true],
    ['jsonl', '{"a": 1}\n{"a": 2}\n', true],
    ['json', '{"a": }\n', false],
    ['yaml', 'a: [1, 2]\n', true],
    ['yaml', 'a: [1, 2\n', false],
  ])('%s %j', (language, text, good) => {
    expect(dataFault({ language, text, line: 1, follows: false }) === undefined).toBe(good);
  });
});

/** Blank lines at the end are not compared, so that there are none here. */
const lines = fc
  .array(
    fc.string({ maxLength: 5 }).filter((line) => !/[\n\r]/u.test(line) && line !== '...'),
    { maxLength: 8 },
  )
  .map((all) => all.concat('end'));
const asText = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

describe('what is shown', () => {
  test('is what was printed, whole or with lines left out', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (all, from, count) => {
        const start = from % (all.length + 1);
        const shown = [
          ...all.slice(0, start),
          '...',
          ...all.slice(start + (count % (all.length - start + 1))),
        ];
        expect(misshown(asText(all), asText(all))).toBeUndefined();
        expect(misshown(asText(shown), asText(all))).toBeUndefined();
      }),
    );
  });

  test('is not what has another line', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, at) => {
        const other = all.map((line, i) => (i === at % all.length ? `${line}!` : line));
        expect(misshown(asText(all), asText(other))).toBeDefined();
        expect(misshown(asText(['...', ...all, '...']), asText(other))).toBeDefined();
      }),
    );
  });

  test('needs all its lines, and has no others', () => {
    expect(misshown('a\n', 'a\nb\n')).toBe('a');
    expect(misshown('a\nb\n', 'a\n')).toBe('a\nb');
    expect(misshown('a\n...\na\n', 'a\n')).toBe('a');
  });

  test('may take another time', () => {
    expect(misshown('done in 0.1 s\n', 'done in 12.0 s\n')).toBeUndefined();
    expect(misshown('at most 3 polls\n', 'at most 4 polls\n')).toBeDefined();
  });

  test('can be written anew from what is printed', () => {
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const [first = ''] = before;
        for (const shown of [before, [first, '...'], ['...', first]]) {
          const again = reshown(asText(shown), asText(now));
          expect(again).toBeDefined();
          expect(misshown(again ?? '', asText(now))).toBeUndefined();
        }
      }),
    );
  });
});
