import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** Writes a module of somebody's own, in a folder of its own, and gives its path; `beside` are further files by name. */
export const written = <Name extends string>(
  name: Name,
  text: string,
  beside: Readonly<Record<string, string>> = {},
): `${string}/${Name}` => {
  const own = join(folder, String(count++));
  for (const [file, content] of Object.entries({ ...beside, [name]: text })) {
    mkdirSync(dirname(join(own, file)), { recursive: true });
    writeFileSync(join(own, file), content);
  }
  return `${own}/${name}`;
};
