import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pagesFolder } from './pages.ts';

const root = resolve(import.meta.dirname, '../..');

/** What stands in the documents for a file of the reader's own, and what it is in the sandbox. */
const stands: readonly (readonly [name: string, original: string])[] = [
  ['examples', 'examples'],
  ['recording.jsonl.gz', 'examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz'],
  ['runs/monday', 'examples/captures/1.53.1'],
  ['runs/tuesday', 'examples/captures/1.53.1-probed'],
  ['annotated.json', 'test/fixtures/shuttle/mixed.json'],
  ['console.jsonl.gz', 'test/fixtures/real-tools/console/mix.jsonl.gz'],
  ['tracing.jsonl.gz', 'test/fixtures/real-tools/tracing/mix.jsonl.gz'],
];

/** A folder in which the examples of the documents find what they name. */
export interface Sandbox {
  readonly path: string;
  readonly remove: () => void;
}

/** Makes a sandbox, in which `yieldcheck` and the packages of its tests can be imported. */
export const makeSandbox = (): Sandbox => {
  const path = mkdtempSync(join(tmpdir(), 'yieldcheck-documents-'));
  for (const [name, original] of stands) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    cpSync(join(root, original), join(path, name), { recursive: true });
  }
  mkdirSync(join(path, pagesFolder));
  mkdirSync(join(path, 'node_modules'));
  symlinkSync(root, join(path, 'node_modules/yieldcheck'), 'dir');
  for (const name of ['vitest', 'fast-check', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(path, 'node_modules', name), 'dir');
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
