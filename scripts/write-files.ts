import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Writes files that are generated; names are relative to the project's root. */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  const root = resolve(import.meta.dirname, '..');
  for (const [file, text] of files) writeFileSync(resolve(root, file), text);
}
