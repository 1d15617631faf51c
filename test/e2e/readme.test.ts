import { describe, expect, it } from 'vitest';
import { runNode, shell } from './support/cli.ts';

describe('the scripts that the README names', () => {
  it('npm start explores both yields, refutes the beliefs, and checks recordings', () => {
    const { code, out } = shell('npm start --silent');
    expect(code).toBe(0);
    for (const how of ['self-wake', 'yield_now'])
      expect(out).toMatch(new RegExp(`^yielders, yielding by ${how}`, 'mu'));
    const refuted = new Set([...out.matchAll(/^BELIEF REFUTED {2}(\S+)/gmu)].map(([, id]) => id));
    expect(refuted.size).toBeGreaterThanOrEqual(4);
    // None of the examples shows what becomes of wakers, nor joins, aborts and units of coop budget.
    expect(out).toMatch(/^OK {2}\d+ files, [\d,]+ events: \d+ properties hold, 4 could not be checked\.$/mu);
  });

  it('npm run bench names what it needs', () => {
    const { code, err } = runNode(['node_modules/tsx/dist/cli.mjs', 'bench/main.ts', 'check']);
    expect(code).toBe(1);
    expect(err).toContain('capture');
  });
});
