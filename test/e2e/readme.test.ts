import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Ran } from './support/cli.ts';
import { root, runNode, shell, yieldcheck } from './support/cli.ts';
import { temporaryFolder } from './support/traces.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const written = temporaryFolder();

/** What stands in the README for a file of the reader's own, and what it is here. */
const stands: readonly (readonly [string, string])[] = [
  ['recording.jsonl.gz', 'examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz'],
  ["'runs/**/*.jsonl.gz'", 'examples/captures/1.53.1*/**/*.jsonl.gz'],
  ['report.json', join(written, 'report.json')],
  ['witness.jsonl.gz', join(written, 'witness.jsonl.gz')],
  ['traces/', join(written, 'traces')],
  ['timeline.json', join(written, 'timeline.json')],
  ['timeline.pftrace.gz', join(written, 'timeline.pftrace.gz')],
];

const commands = [...readme.matchAll(/^npx yieldcheck (?<line>[^#\n]*)/gmu)]
  .map(({ groups }) => (groups?.['line'] ?? '').trim())
  .filter((line) => line !== 'verify');

const meant = (word: string): string => stands.find(([name]) => name === word)?.[1] ?? word;

const known = new Map<string, Ran>();

/** Runs a command of the README, each only once: some take long, and a second run would print the same. */
const run = (line: string): Ran => {
  const ran = known.get(line) ?? yieldcheck(...line.split(/\s+/u).map(meant));
  known.set(line, ran);
  return ran;
};

describe('the commands of the README', () => {
  it('are there', () => {
    expect(commands.length).toBeGreaterThan(4);
  });

  it.each(commands)('npx yieldcheck %s', (line) => {
    const { code, err } = run(line);
    expect(err).not.toMatch(/^error/imu);
    expect(code).toBe(0);
  });

  it('the table of bounds is what its command prints', () => {
    const [, command = ''] = /^npx yieldcheck (verify all --endless .*)$/mu.exec(readme) ?? [];
    const [, block] = /^```\n(who waits [^`]*)```$/mu.exec(readme) ?? [];
    expect(run(command).out).toBe(block);
  });

  it('the report on a recording of another tool is what its command prints', () => {
    const line = 'check examples/recordings/dial9.bin.gz';
    const shown = readme.split(`npx yieldcheck ${line}\n\`\`\`\n\n\`\`\`\n`)[1]?.split('```')[0];
    expect(run(line).out).toBe(shown);
  });

  it('npm start explores both yields, refutes the beliefs, and checks recordings', () => {
    const { code, out } = shell('npm start --silent');
    expect(code).toBe(0);
    for (const how of ['self-wake', 'yield_now'])
      expect(out).toMatch(new RegExp(`^yielders, yielding by ${how}`, 'mu'));
    const refuted = new Set([...out.matchAll(/^BELIEF REFUTED {2}(\S+)/gmu)].map(([, id]) => id));
    expect(refuted.size).toBeGreaterThanOrEqual(4);
    // None of the examples shows what becomes of wakers.
    expect(out).toMatch(/^OK {2}\d+ files, [\d,]+ events: \d+ properties hold, 1 could not be checked\.$/mu);
  });

  it('npm run bench names what it needs', () => {
    const { code, err } = runNode(['node_modules/tsx/dist/cli.mjs', 'bench/main.ts', 'check']);
    expect(code).toBe(1);
    expect(err).toContain('capture');
  });
});
