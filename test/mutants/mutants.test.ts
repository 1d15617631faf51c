import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { equal, judgedByThoseMeant } from './judges.ts';
import { mutants } from './mutants.ts';

describe('mutants of the specification', () => {
  it('are many, and each has a name of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(40);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(mutants.map((mutant) => [mutant.name, mutant.killedBy, mutant] as const))(
    '%s: caught by %j',
    async (_, killedBy, mutant) => {
      expect(await judgedByThoseMeant(mutant)).toEqual(expect.arrayContaining([...killedBy]));
    },
  );
});

test('docs/mutants.md has every mutant, and everyone who is meant to reject it: `npm run mutants`', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../docs/mutants.md'), 'utf8').split('\n');
  for (const { name, killedBy } of mutants) {
    const line = lines.find((one) => one.startsWith(`| \`${name}\` `)) ?? '';
    expect(line).not.toBe('');
    for (const judge of killedBy) if (judge !== equal) expect(line).toContain(judge);
  }
});
