import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseReporters } from '../../../checker/cli/reporters/chosen.ts';
import { placed } from '../../../checker/cli/reporters/places.ts';
import { UsageError } from '../../../checker/cli/usage-error.ts';
import { UnwritableError } from '../../../checker/report/unwritable.ts';
import { wholeFile } from '../../../checker/report/whole-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-reporters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['terminal', 'json', 'junit'] as const;
const parse = parseReporters(names);
const chosen = (...given: readonly string[]) =>
  given.reduce<ReturnType<typeof parse>>((before, one) => parse(one, before), []);

const place = (given: readonly string[], output?: string, inputs: readonly string[] = []) =>
  placed(chosen(...given), output, inputs);

describe('--reporter', () => {
  test('comes several times, with a file or without', () => {
    expect(chosen('terminal', 'json=a=b.json')).toEqual([
      { name: 'terminal' },
      { name: 'json', file: 'a=b.json' },
    ]);
  });

  test.each([
    ['jsn', "unknown reporter 'jsn'. Did you mean 'json'?"],
    ['jsn=x', "unknown reporter 'jsn'. Did you mean 'json'?"],
    ['json=', 'names no file'],
    ['', 'Valid: terminal, json, junit.'],
  ])('%j is refused', (given, says) => {
    expect(() => chosen(given)).toThrow(UsageError);
    expect(() => chosen(given)).toThrow(says);
  });
});

describe('the places of reporters', () => {
  test('--output is the file of the only one without', () => {
    expect(place(['json'], 'x')).toEqual([{ name: 'json', file: 'x' }]);
    expect(place(['junit=y', 'json'], 'x')).toEqual([
      { name: 'junit', file: 'y' },
      { name: 'json', file: 'x' },
    ]);
  });

  test.each([
    [
      ['terminal', 'json'],
      undefined,
      '--reporter terminal and --reporter json both write to standard output',
    ],
    [['terminal', 'terminal'], undefined, 'both write to standard output'],
    [['terminal', 'json'], 'x', '--reporter terminal and --reporter json have none'],
    [['json=y'], 'x', '--output has nothing to take'],
    [['json'], '', '--output is empty'],
    [
      ['json=x', 'junit=./x'],
      undefined,
      '--reporter json=x and --reporter junit=./x would write to one file',
    ],
    [['json=x', 'junit'], 'x', 'would write to one file'],
  ])('%j with --output %j are refused', (given, output, says) => {
    expect(() => place(given, output)).toThrow(UsageError);
    expect(() => place(given, output)).toThrow(says);
  });

  test('one file by two names is one file', () => {
    const file = join(folder, 'real.json');
    const link = join(folder, 'link.json');
    writeFileSync(file, '');
    symlinkSync(file, link);
    expect(() => place([`json=${file}`, `junit=${link}`])).toThrow('would write to one file');
    expect(place(['json=/dev/null', 'junit=/dev/null'])).toHaveLength(2);
  });

  test('an input is not overwritten', () => {
    const input = join(folder, 'recording.jsonl');
    writeFileSync(input, '');
    expect(() => place([`json=${join(folder, '.', 'recording.jsonl')}`], undefined, [input])).toThrow(
      `would overwrite '${input}', which this run reads or writes as well`,
    );
    expect(place([`json=${join(folder, 'other')}`], undefined, [input])).toHaveLength(1);
  });
});

describe('a file that is complete or not there', () => {
  test('appears when it is closed', () => {
    const path = join(folder, 'whole.json');
    writeFileSync(path, 'before');
    const file = wholeFile(path);
    file.write('af');
    file.write('ter');
    expect(readFileSync(path, 'utf8')).toBe('before');
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  test('is for the eyes of those who could read what it replaces', () => {
    const path = join(folder, 'private.json');
    writeFileSync(path, '', { mode: 0o600 });
    wholeFile(path).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is not there when nobody closes it', () => {
    const path = join(folder, 'never.json');
    wholeFile(path).write('half');
    expect(readdirSync(folder)).not.toContain('never.json');
  });

  test.each([
    ['no-such-folder/x', 'its folder does not exist'],
    ['a-folder', 'it is a folder'],
    ['a-file/x', 'a part of its path is no folder'],
  ])('%s is refused at once', (name, says) => {
    mkdirSync(join(folder, 'a-folder'), { recursive: true });
    writeFileSync(join(folder, 'a-file'), '');
    expect(() => wholeFile(join(folder, name))).toThrow(UnwritableError);
    expect(() => wholeFile(join(folder, name))).toThrow(says);
  });
});
