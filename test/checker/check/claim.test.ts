import { describe, expect, test } from 'vitest';
import { claimsOf } from '../../../checker/check/claim.ts';
import { deadActions } from '../../../checker/check/dead-actions.ts';
import type { VerdictKind } from '../../../checker/verdict.ts';
import { sampleVerdict } from '../support/samples.ts';

const verdict = (id: string, kind: VerdictKind, exhaustedDepth: number) => ({
  ...sampleVerdict(id, kind),
  exhaustedDepth,
});

const action = (name: string, steps: number, refusals: number) => ({
  name,
  source: 'worker.rs run',
  states: steps,
  steps,
  found: 0,
  refusals,
});

describe('claims', () => {
  test('are about what a limit left open, the farthest first', () => {
    const verdicts = [
      verdict('a', 'inconclusive', 3),
      sampleVerdict('b', 'violated'),
      verdict('c', 'inconclusive', 7),
      verdict('d', 'inconclusive', 0),
      verdict('e', 'inconclusive', 3),
    ];
    expect(claimsOf({ verdicts })).toEqual([
      { depth: 7, properties: ['c'] },
      { depth: 3, properties: ['a', 'e'] },
      { depth: 0, properties: ['d'] },
    ]);
  });

  test('are not made of what no limit left open', () => {
    const verdicts = [sampleVerdict('a', 'inconclusive'), verdict('b', 'inconclusive', 2)];
    expect(claimsOf({ verdicts })).toEqual([{ depth: 2, properties: ['b'] }]);
  });
});

describe('dead actions', () => {
  test('are those that no scenario took, with what they refused in all', () => {
    const one = { actions: [action('a', 0, 0), action('b', 0, 2), action('c', 1, 0)] };
    const other = { actions: [action('a', 0, 0), action('b', 0, 3), action('c', 0, 9)] };
    expect(deadActions([one, other])).toEqual([
      { name: 'a', source: 'worker.rs run', refusals: 0 },
      { name: 'b', source: 'worker.rs run', refusals: 5 },
    ]);
    expect(deadActions([])).toEqual([]);
  });
});
