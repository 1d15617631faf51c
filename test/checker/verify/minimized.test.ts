import { describe, expect, it } from 'vitest';
import { beliefs } from '../../../checker/beliefs/index.ts';
import { findingsOfVerification } from '../../../checker/explain/findings/verification.ts';
import { lengthInWords } from '../../../checker/report/text/found-as.ts';
import { verifyComposed } from '../../../checker/verify/composed.ts';
import { verify } from '../../../checker/verify/verify.ts';
import type { ExploredVerdict } from '../../../checker/verify/verdicts.ts';
import { rulesOf, scenarios, smallConstants } from '../../../model/index.ts';

const scenario = scenarios.find(({ name }) => name === 'yielders');
const rules = rulesOf('1.53.0');
if (scenario === undefined || rules === undefined) throw new Error('no such scenario or release');

const options = {
  scenario,
  size: { yield: 'yield_now', tasks: 3, polls: 3 },
  release: '1.53.0',
  rules,
  constants: smallConstants,
  properties: [],
  beliefs: beliefs.filter(({ claim }) => claim.id === 'yield-now-is-fifo'),
  limits: {},
} as const;
const search = { kind: 'random', runs: 60, steps: 200, seed: 7 } as const;
const exhaustive = { symmetry: true, fingerprint: false, threads: 1 } as const;

const verdictIn = ({ beliefs: [outcome] }: ReturnType<typeof verify>): ExploredVerdict => {
  if (outcome === undefined) throw new Error('no belief was asked about');
  return outcome.verdict;
};

describe('a belief that a random run refutes', () => {
  const found = verdictIn(verifyComposed({ ...options, search }));
  const verification = verifyComposed({ ...options, search, minimize: true });
  const minimized = verdictIn(verification);
  const shortest = verdictIn(verify({ ...options, ...exhaustive }));

  it('gets the same verdict minimised, by a run as short as breadth first, at a smaller size', () => {
    expect(minimized).toMatchObject({ verdict: 'violated', shortest: true });
    expect(minimized.counterexample?.steps.length).toBeLessThanOrEqual(
      shortest.counterexample?.steps.length ?? 0,
    );
    expect(minimized.minimized).toMatchObject({
      size: { tasks: 3, polls: 2 },
      constants: { workers: 1 },
      roles: ['yielder', 'yielder', 'yielder'],
      switches: 0,
      from: { steps: found.counterexample?.steps.length, size: options.size },
    });
  });

  it('is shown as found unless minimising is asked for', () => {
    expect(found).toMatchObject({ verdict: 'violated', shortest: false });
    expect(found).not.toHaveProperty('minimized');
  });

  it('is told at its new size, with how it was found', () => {
    const [finding] = findingsOfVerification(verification, { properties: [], vacuous: false });
    const from = minimized.minimized?.from.steps;
    expect(finding?.evidence).toMatchObject({
      kind: 'run',
      shortest: true,
      run: { workers: 1 },
      found: {
        search: 'random',
        steps: from,
        fewer: [
          { of: 'workers', before: 2, after: 1 },
          { of: 'polls', before: 3, after: 2 },
        ],
      },
    });
    expect(finding?.reproduce).toEqual(
      expect.arrayContaining(['--workers', '1', '--polls', '2', '--replay']),
    );
  });
});

describe('a belief that is refuted breadth first', () => {
  it('keeps size and length', () => {
    const found = verdictIn(verify({ ...options, ...exhaustive }));
    const calm = verdictIn(verify({ ...options, ...exhaustive, minimize: true }));
    expect(calm.counterexample?.steps.length).toBe(found.counterexample?.steps.length);
    expect(calm.minimized).toMatchObject({
      size: options.size,
      constants: options.constants,
      shortest: true,
    });
  });
});

describe('the length of a run in words', () => {
  it('says what minimising brought', () => {
    const found = {
      search: 'random',
      steps: 41,
      switches: { before: 9, after: 1 },
      fewer: [{ of: 'workers', before: 2, after: 1 }],
    } as const;
    expect(lengthInWords(7, true, found)).toBe(
      'found with 41 steps by a random run, 7 steps after minimising, with 1 instead of 2 workers; no run of this size shows it in fewer',
    );
    expect(lengthInWords(7, false, { ...found, fewer: [] })).toBe(
      'found with 41 steps by a random run, 7 steps after minimising',
    );
    expect(lengthInWords(41, true, { ...found, fewer: [], search: 'breadth-first' })).toBe(
      '41 steps, with 1 instead of 9 switches between workers; no run shows it in fewer',
    );
    expect(lengthInWords(1, true, undefined)).toBe('1 step; no run shows it in fewer');
  });
});
