import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const docs = join(folder, '../../../../docs');
const page = readFileSync(join(docs, 'known-trouble.md'), 'utf8');
const linked = [...page.matchAll(/\]\((?<to>[^)]+)\)/gu)].map(({ groups }) =>
  join(docs, groups?.['to'] ?? ''),
);

it('each test of known trouble is on the page, and each link leads somewhere', () => {
  const aboutOthers = new Set(['page.test.ts', 'told-by-beliefs.test.ts']);
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !aboutOthers.has(name));
  expect(tests.length).toBeGreaterThan(9);
  expect(linked).toEqual(expect.arrayContaining(tests.map((name) => join(folder, name))));
  expect(linked.filter((path) => !existsSync(path))).toEqual([]);
});
