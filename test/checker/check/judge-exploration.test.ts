import { expect, test } from 'vitest';
import { smallConstants } from '../../../model/index.ts';
import { judgeExplorations, summarizeExplorations } from '../../../checker/check/judge-exploration.ts';
import type { VerdictKind } from '../../../checker/verdict.ts';
import type { Explored } from '../../../checker/check/claim.ts';
import { sampleProperty, sampleVerdict } from '../support/samples.ts';

const first = sampleProperty('first');
const second = sampleProperty('second', { kind: 'liveness' });

const explored = (verdicts: readonly [VerdictKind, VerdictKind], cut?: 'states' | 'seconds'): Explored => ({
  scenario: 'yielders',
  yield: 'self-wake',
  size: { yield: 'self-wake', tasks: 1, polls: 1 },
  release: '1.53.1',
  constants: smallConstants,
  roles: ['yielder'],
  states: 1,
  transitions: 0,
  depth: 0,
  terminal: 1,
  ...(cut === undefined ? {} : { cut }),
  exhaustedDepth: 1,
  symmetry: { renamings: 1, refused: [] },
  actions: [],
  bytes: 0,
  seconds: 0,
  secondsFinding: 0,
  broken: [],
  verdicts: [sampleVerdict('first', verdicts[0]), sampleVerdict('second', verdicts[1])],
  beliefs: [],
});

const usual = { named: false, strict: false };
const judged = (verifications: readonly Explored[], interrupted = false) =>
  judgeExplorations(summarizeExplorations([first, second], verifications), verifications, usual, interrupted);
const because = (...args: Parameters<typeof judged>): readonly string[] =>
  judged(...args).grounds.map((ground) => ground.because);

test('everything that was explored holds', () => {
  expect(judged([explored(['holds', 'holds']), explored(['holds', 'vacuous'])])).toEqual({
    code: 0,
    grounds: [],
  });
});

test('a limit that only a property hit is never a success, though the specification was seen whole', () => {
  const verifications = [explored(['holds', 'holds']), explored(['holds', 'inconclusive'])];
  expect(judged(verifications).code).toBe(20);
  expect(because(verifications)).toEqual(['second could not be decided in every interleaving']);
  expect(because([explored(['inconclusive', 'inconclusive'])])).toEqual([
    '2 properties could not be decided in every interleaving',
  ]);
});

test('a limit that the specification hit is told once', () => {
  const verifications = [explored(['inconclusive', 'inconclusive'], 'states')];
  expect(judged(verifications).code).toBe(20);
  expect(because(verifications)).toEqual(['yielders under self-wake was cut short by the limit on states']);
});

test('Ctrl-C is not called a limit on time', () => {
  const verifications = [explored(['inconclusive', 'inconclusive'], 'seconds')];
  expect(because(verifications, true)).toEqual(['yielders under self-wake was interrupted']);
  expect(because(verifications)).toEqual(['yielders under self-wake was cut short by the limit on time']);
});

test('Ctrl-C between two scenarios is never a success', () => {
  expect(judged([explored(['holds', 'holds'])], true).code).toBe(20);
});

test('a violation is graver than a limit', () => {
  expect(judged([explored(['violated', 'inconclusive'])]).code).toBe(10);
  expect(judged([explored(['inconclusive', 'violated'])]).code).toBe(11);
});
