import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Source {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** What it imports: a path from the root, or the name of a package. */
  readonly imports: readonly string[];
}

const importsOf = (path: string, text: string): readonly string[] =>
  [
    ...text.matchAll(
      /^(?:import|export)\b[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gmu,
    ),
  ]
    .map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '')
    .map((target) => (target.startsWith('.') ? join(dirname(path), target) : target));

const sourcesIn = (folder: string): readonly Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.includes('.generated.'))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name));
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });

const [model, traces, checker] = [sourcesIn('model'), sourcesIn('traces'), sourcesIn('checker')];
const isIn = (...folders: readonly string[]): ((path: string) => boolean) => {
  const prefixes = folders.map((folder) => `${folder}/`);
  return (path) => prefixes.some((prefix) => path.startsWith(prefix));
};
const ours = isIn('model', 'traces', 'checker', 'test', 'bench', 'scripts');

/** `path -> import` for every import that is not allowed. */
const strays = (sources: readonly Source[], allowed: (imported: string) => boolean): readonly string[] =>
  sources.flatMap(({ path, imports }) =>
    imports.filter((imported) => !allowed(imported)).map((imported) => `${path} -> ${imported}`),
  );

describe('imports run one way', () => {
  test.each([
    ['model', model],
    ['traces', traces],
    ['checker', checker],
  ])('%s has files, and they import something', (_, sources) => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(0);
  });

  test('model imports nothing else of ours and nothing of Node', () => {
    const inModel = isIn('model');
    expect(strays(model, (to) => inModel(to) || (!ours(to) && !to.startsWith('node:')))).toEqual([]);
  });

  test('traces imports only model and itself', () => {
    const allowed = isIn('model', 'traces');
    expect(strays(traces, (to) => allowed(to) || !ours(to))).toEqual([]);
  });

  test('nothing that is shipped imports tests, benchmarks or scripts', () => {
    const outside = isIn('test', 'bench', 'scripts');
    expect(strays([...model, ...traces, ...checker], (to) => !outside(to))).toEqual([]);
  });

  test('only the command line and the library know the reporters, and nobody knows these two', () => {
    const inCli = isIn('checker/cli');
    const inReport = isIn('checker/report');
    const inLibrary = isIn('checker/library');
    const inText = isIn('checker/report/terminal', 'checker/report/text');
    const library = checker.filter(({ path }) => inLibrary(path));
    const others = checker.filter(({ path }) => !inCli(path) && !inReport(path) && !inLibrary(path));
    expect(library.length).toBeGreaterThan(0);
    expect(strays(library, (to) => !inCli(to) && (!inReport(to) || inText(to)))).toEqual([]);
    expect(
      strays(
        checker.filter(({ path }) => !inLibrary(path)),
        (to) => !inLibrary(to),
      ),
    ).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
    expect(strays(others, (to) => !inReport(to) && !inCli(to))).toEqual([]);
    expect(
      strays(
        checker.filter(({ path }) => inReport(path)),
        (to) => !inCli(to),
      ),
    ).toEqual([]);
  });
});

test('only the reporters and the command line print', () => {
  const mayPrint = isIn('checker/report', 'checker/cli');
  const printing = /\bconsole\.|\bprocess\.std(?:out|err)\b/u;
  // What callers print, in examples, is theirs.
  const prints = ({ text }: Source): boolean => printing.test(text.replaceAll(/\/\*\*.*?\*\//gsu, ''));
  const all = [...model, ...traces, ...checker];
  expect(all.filter(prints).length).toBeGreaterThan(0);
  expect(all.filter((source) => prints(source) && !mayPrint(source.path)).map(({ path }) => path)).toEqual(
    [],
  );
});
