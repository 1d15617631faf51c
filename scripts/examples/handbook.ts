import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Example } from './examples.ts';
import { examplesIn } from './examples.ts';

/** The root of the repository. */
export const root: string = resolve(import.meta.dirname, '../..');

/** A document for users: its path from the root, and its text. */
export interface Document {
  readonly file: string;
  readonly text: string;
}

/** Every document for users. */
export const handbook = (): readonly Document[] => {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  return ['README.md', 'examples/recordings/README.md', ...inDocs.toSorted()].map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8'),
  }));
};

/** Every example in them. */
export const allExamples = (): readonly Example[] => handbook().flatMap(({ file, text }) => examplesIn(file, text));
