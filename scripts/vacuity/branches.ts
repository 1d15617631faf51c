import { readFileSync, readdirSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CoverageFile, Range, ScriptCoverage } from './coverage-file.ts';
import { coverageIn } from './coverage-file.ts';

/** A piece of the specification that was never run. */
export interface Branch {
  /** Path of the source, from the root of the repository. */
  readonly file: string;
  /** The function or the action that it is in. */
  readonly within: string;
  /** The line with which it begins. */
  readonly text: string;
}

const root = join(import.meta.dirname, '../..');

/** What actions are made of: neither tables, nor what others ask of a runtime, nor what is said of its states. */
const isOfActions = (file: string): boolean =>
  /^model\/(?:tokio|yields|wasmtime)\//u.test(file) &&
  !/\/(?:open|releases)\/|\/(?:histories|releases|rules|unavailable|interchanges|[a-z-]*steps|[a-z-]*invariants|config|specification)\.ts$/u.test(
    file,
  );

const named = /^(?:export )?const (\w+)|\bname: '(\w+)'/u;

/** The name of what a line is in: the action or top-level function that begins nearest above it. */
const enclosing = (lines: readonly string[], line: number): string => {
  for (let at = line; at >= 0; at--) {
    const found = named.exec(lines[at] ?? '');
    const name = found?.[1] ?? found?.[2];
    if (name !== undefined) return name;
  }
  return 'the module';
};

/** Where an offset of the text that ran is, in lines and columns from 0. */
const placeOf = (lineLengths: readonly number[], offset: number): readonly [line: number, column: number] => {
  let left = offset;
  for (const [line, length] of lineLengths.entries()) {
    if (left <= length) return [line, left];
    left -= length + 1;
  }
  return [lineLengths.length, 0];
};

/** The lines of the source, from 0, that begin in a range of the text that ran; none where it holds nothing but brackets. */
const firstLineOf = (
  map: SourceMap,
  lineLengths: readonly number[],
  { startOffset, endOffset }: Range,
): number | undefined => {
  for (let offset = startOffset; offset < endOffset; offset++) {
    const [line, column] = placeOf(lineLengths, offset);
    const entry = map.findEntry(line, column);
    if ('originalLine' in entry && entry.generatedLine === line && entry.generatedColumn === column)
      return entry.originalLine;
  }
  return undefined;
};

/** What is inside another range that was not run either says nothing more. */
const outermost = (ranges: readonly Range[]): readonly Range[] =>
  ranges.filter(
    (range) =>
      !ranges.some(
        (other) =>
          other !== range && other.startOffset <= range.startOffset && range.endOffset <= other.endOffset,
      ),
  );

/** A line, and for the label of a case what it does. */
const textAt = (lines: readonly string[], line: number): string => {
  const text = (lines[line] ?? '').trim();
  return /^case .*:$/u.test(text) ? `${text} ${(lines[line + 1] ?? '').trim()}` : text;
};

const unrunIn = (script: ScriptCoverage, maps: CoverageFile['maps']): readonly Branch[] => {
  const path = fileURLToPath(script.url);
  const file = relative(root, path);
  const cached = maps.get(script.url);
  if (!isOfActions(file) || cached === undefined) return [];
  const map = new SourceMap(cached.data);
  const lines = readFileSync(path, 'utf8').split('\n');
  const unrun = script.functions.flatMap(({ ranges }) => ranges.filter(({ count }) => count === 0));
  return outermost(unrun).flatMap((range) => {
    const line = firstLineOf(map, cached.lineLengths, range);
    return line === undefined ? [] : [{ file, within: enclosing(lines, line), text: textAt(lines, line) }];
  });
};

/**
 * Every branch of the specification's actions that was not run by the processes that wrote their coverage to a folder, for
 * which Node is started with `NODE_V8_COVERAGE`.
 */
export const branchesNotRun = (folder: string): readonly Branch[] => {
  const files = readdirSync(folder).map((name) => coverageIn(readFileSync(join(folder, name), 'utf8')));
  const branches = files.flatMap((file) =>
    file.result.filter(({ url }) => url.startsWith('file:')).flatMap((script) => unrunIn(script, file.maps)),
  );
  const keyed = new Map(branches.map((branch) => [Object.values(branch).join('\n'), branch]));
  return [...keyed.values()].toSorted((one, other) =>
    one.file === other.file ? one.within.localeCompare(other.within) : one.file.localeCompare(other.file),
  );
};

/** Whether a branch only says that something cannot be. */
export const isAssertion = ({ text }: Branch): boolean => /\bthrow new \w+/u.test(text);
