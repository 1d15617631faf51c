import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const imported = /(?:from\s+|import\s*\(?\s*)['"](\.[^'"]+)['"]/g;

const declarationOf = (file) => file.replace(/\.[jt]s$/, '.d.ts');

/** All declarations that `entries` lead to, themselves included. */
const reachable = (entries) => {
  const seen = new Set();
  const waiting = entries.map((entry) => resolve(entry));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    if (!existsSync(file)) throw new Error(`${file} is imported, and was not made`);
    seen.add(file);
    for (const [, target] of readFileSync(file, 'utf8').matchAll(imported))
      waiting.push(declarationOf(resolve(dirname(file), target)));
  }
  return seen;
};

/** Removes every declaration in `folder` that no entry leads to: nobody can import what it describes. */
export const pruneDeclarations = (folder, entries) => {
  const kept = reachable(entries);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = resolve(join(entry.parentPath, entry.name));
    if (entry.isFile() && file.endsWith('.d.ts') && !kept.has(file)) rmSync(file);
  }
};
