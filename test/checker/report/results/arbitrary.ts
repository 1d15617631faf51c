import * as fc from 'fast-check';
import type { Case, CaseStatus, Results } from '../../../../checker/results/results.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { anyFinding } from '../finding/arbitrary.ts';

const text = fc.oneof(
  fc.constantFrom(...Object.values(hostileTexts), 'runs/a recording.jsonl.gz', 'poll-justified'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const statuses: readonly CaseStatus[] = [
  'passed',
  'failed',
  'undecided',
  'vacuous',
  'not-checkable',
  'unreadable',
];

/** A case with texts from anywhere. */
export const anyCase: fc.Arbitrary<Case> = fc.record(
  {
    suite: text,
    name: text,
    sentence: text,
    status: fc.constantFrom(...statuses),
    failsRun: fc.boolean(),
    reason: text,
    instances: fc.nat(),
    findings: fc.array(anyFinding, { maxLength: 2 }),
  },
  { requiredKeys: ['suite', 'name', 'sentence', 'status', 'failsRun', 'findings'] },
);

/** Results with texts from anywhere. */
export const anyResults: fc.Arbitrary<Results> = fc.record({
  origin: fc.record({
    tool: fc.constant({ name: 'yieldcheck', version: '0.1.0' } as const),
    command: fc.constant('check'),
    arguments: fc.array(text, { maxLength: 3 }),
  }),
  cases: fc.array(anyCase, { maxLength: 5 }),
  judgement: fc.record({
    code: fc.constantFrom(0, 10, 11, 12, 14, 20, 65),
    grounds: fc.constant([]),
  }),
  seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
});

/** Results of one case. */
export const resultsOf = (...cases: readonly Case[]): Results => ({
  origin: {
    tool: { name: 'yieldcheck', version: '0.1.0' },
    command: 'check',
    arguments: ['check', 'a.jsonl'],
  },
  cases,
  judgement: { code: 10, grounds: [{ code: 10, because: 'a property is violated' }] },
  seconds: 1.5,
});

/** A case that failed, with everything in it replaced that `changes` names. */
export const failedCase = (changes: Partial<Case> = {}): Case => ({
  suite: 'a.jsonl',
  name: 'one-poll-at-a-time',
  sentence: 'A task is polled by one worker at a time.',
  status: 'failed',
  failsRun: true,
  reason: 'task 1 is polled twice at once',
  findings: [],
  ...changes,
});
