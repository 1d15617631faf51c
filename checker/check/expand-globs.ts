import type { Dirent } from 'node:fs';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const isPattern = (text: string): boolean => /[*?]/.test(text);

const meaning = (character: string): string =>
  character === '*' ? '.*' : character === '?' ? '.' : `\\${character}`;

const toRegExp = (segment: string): RegExp =>
  new RegExp(`^${segment.replaceAll(/[\\^$.|+()[\]{}*?]/g, meaning)}$`);

/** As a shell does: a leading dot must be asked for, and a folder that cannot be listed matches nothing. */
const entries = (folder: string, segment: string): readonly Dirent[] => {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })
      .filter((entry) => segment.startsWith('.') || !entry.name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
};

/** Symbolic links to folders are not followed by `**`, so that a cycle of links ends. */
const expand = (folder: string, segments: readonly string[]): readonly string[] => {
  const [segment, ...rest] = segments;
  if (segment === undefined) return [folder];
  if (segment === '**') {
    const below = entries(folder, segment).filter((entry) => entry.isDirectory());
    return [
      ...expand(folder, rest.length === 0 ? ['*'] : rest),
      ...below.flatMap((entry) => expand(join(folder, entry.name), segments)),
    ];
  }
  if (!isPattern(segment)) {
    const next = folder === '' ? segment || '/' : join(folder, segment);
    return existsSync(next) ? expand(next, rest) : [];
  }
  const shape = toRegExp(segment);
  return entries(folder, segment)
    .filter((entry) => shape.test(entry.name) && (rest.length > 0 || !entry.isDirectory()))
    .flatMap((entry) => expand(join(folder, entry.name), rest));
};

/** What an argument stands for: files, or a pattern that matches none. */
export interface Expansion {
  readonly files: readonly string[];
  /** Patterns without a match, as they were given. */
  readonly unmatched: readonly string[];
}

/**
 * The files named by `patterns`, each once, in the order of the patterns and sorted by name within one.
 *
 * `*` and `?` match within a name, `**` any number of folders. A path without these, or one that exists as it
 * stands, means itself, whether it can be read or not.
 */
export const expandGlobs = (patterns: readonly string[]): Expansion => {
  const files = new Set<string>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    if (!isPattern(pattern) || existsSync(pattern)) {
      files.add(pattern);
      continue;
    }
    const found = expand('', pattern.split('/'));
    if (found.length === 0) unmatched.push(pattern);
    for (const file of found) files.add(file);
  }
  return { files: [...files], unmatched };
};
