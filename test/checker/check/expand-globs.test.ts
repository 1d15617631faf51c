import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expandGlobs } from '../../../checker/check/expand-globs.ts';

let folder = '';
const files = [
  'b.jsonl',
  'a.jsonl',
  'a.txt',
  'deep/c.jsonl',
  'deep/er/d.jsonl',
  '.hidden/e.jsonl',
  'x+[1].jsonl',
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'globs-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const expand = (...patterns: readonly string[]): readonly string[] =>
  expandGlobs(patterns.map((pattern) => join(folder, pattern))).files.map((file) =>
    file.slice(folder.length + 1),
  );

test('a star stands for any part of a name, sorted', () => {
  expect(expand('*.jsonl')).toEqual(['a.jsonl', 'b.jsonl', 'x+[1].jsonl']);
});

test('a question mark stands for one character', () => {
  expect(expand('?.jsonl')).toEqual(['a.jsonl', 'b.jsonl']);
});

test('two stars stand for any number of folders, none included, but not for hidden ones', () => {
  expect(expand('**/*.jsonl')).toEqual([
    'a.jsonl',
    'b.jsonl',
    'x+[1].jsonl',
    'deep/c.jsonl',
    'deep/er/d.jsonl',
  ]);
  expect(expand('deep/**')).toEqual(['deep/c.jsonl', 'deep/er/d.jsonl']);
});

test('a hidden folder can be asked for', () => {
  expect(expand('.hid*/*.jsonl')).toEqual(['.hidden/e.jsonl']);
});

test('other characters stand for themselves', () => {
  expect(expand('x+[1].*')).toEqual(['x+[1].jsonl']);
});

test('a file is listed once however often it is named', () => {
  expect(expand('a.jsonl', '*.jsonl', 'a.*')).toEqual(['a.jsonl', 'b.jsonl', 'x+[1].jsonl', 'a.txt']);
});

test('a path without wildcards means itself, even when there is no such file', () => {
  expect(expandGlobs(['nowhere/at-all.jsonl'])).toEqual({ files: ['nowhere/at-all.jsonl'], unmatched: [] });
});

test('a pattern that matches nothing is told', () => {
  expect(expandGlobs(['nowhere/*.jsonl'])).toEqual({ files: [], unmatched: ['nowhere/*.jsonl'] });
});

test('relative and absolute patterns find the same files', () => {
  expect(expandGlobs(['package.js?n']).files).toEqual(['package.json']);
  expect(expandGlobs([join(process.cwd(), 'package.js?n')]).files).toEqual([
    join(process.cwd(), 'package.json'),
  ]);
});
