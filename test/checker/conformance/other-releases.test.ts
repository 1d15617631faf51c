import { describe, expect, it } from 'vitest';
import type { RuleName } from '../../../checker/conformance/index.ts';
import { conforms, loadFixture } from './fixture.ts';

const releases = [
  '1.24.2',
  '1.43.4',
  '1.48.0',
  '1.50.0',
  '1.51.1',
  '1.51.2',
  '1.52.1',
  '1.52.2',
  '1.53.1',
] as const;

type Refused = Partial<Record<(typeof releases)[number], RuleName>>;

const by = (rule: RuleName, ...refusing: readonly (typeof releases)[number][]): Refused =>
  Object.fromEntries(refusing.map((release) => [release, rule]));

/** Enough where a refusal takes seconds, since the tasks are many. */
const aroundOverflow = ['1.51.1', '1.52.1', '1.53.1'] as const;

const since143 = releases.slice(1);
const since150 = releases.slice(3);

/** By recording, what it puts to the test and which releases cannot have made it; all others can. */
const table: readonly (readonly [
  recording: string,
  exercises: string,
  refused: Refused,
  under?: typeof releases | typeof aroundOverflow,
])[] = [
  ['1.24.2/S1-defer-mt1', 'deferred wakers called first-first', by('flush-order', ...since143)],
  ['1.43.4/S1-defer-mt1', 'deferred wakers called last-first', by('flush-order', '1.24.2')],
  ['1.53.1/S1-defer-mt1', 'deferred wakers called last-first', by('flush-order', '1.24.2')],
  ['1.53.1/S3-mix-mt1', 'deferred wakers called last-first', by('flush-order', '1.24.2')],
  ['1.24.2/S4-pingpong-wake-mt1', 'a LIFO slot without a cap', by('lifo-cap', ...since143)],
  ['1.53.1/S4-pingpong-wake-mt1', 'a chain of three polls from the LIFO slot', by('lifo-chain', '1.24.2')],
  ['1.53.1/S5-yield-wake-mt2', 'a waker called where the LIFO slot is off', by('lifo-private', '1.24.2')],
  [
    '1.43.4/S8-bip-defer-mt1',
    'deferred wakers that stay when a task blocks in place',
    { ...by('flush-order', '1.24.2'), ...by('entry-flush', ...since150) },
  ],
  [
    '1.53.1/S8-bip-defer-mt1',
    'deferred wakers called when a task blocks in place',
    { ...by('flush-order', '1.24.2'), ...by('entry-flush', '1.43.4', '1.48.0') },
  ],
  [
    '1.51.1/S5-wake1-mt2',
    'a task stolen from a LIFO slot',
    by('lifo-private', '1.24.2', '1.43.4', '1.48.0', '1.50.0', '1.51.2', '1.52.2', '1.53.1'),
  ],
  [
    '1.51.1/S7-many-gi31-mt1-start',
    'an overflow of the oldest half',
    by('next-task', '1.52.1', '1.53.1'),
    aroundOverflow,
  ],
  [
    '1.53.1/S7-many-gi31-mt1-start',
    'an overflow of the newest half',
    by('next-task', '1.51.1'),
    aroundOverflow,
  ],
  [
    '1.43.4/S6-coop-defer-mt1',
    'a task that wakes itself where its budget is used up',
    by('coop', ...since143.slice(1)),
  ],
  [
    '1.53.1/S6-coop-defer-mt1',
    'a task that is deferred where its budget is used up',
    by('coop', '1.24.2', '1.43.4'),
  ],
  ['1.53.1/S2-wake-mt1', 'nothing that has changed', {}],
  ['1.53.1/S5-wake2-mt2', 'nothing that has changed', {}],
  ['1.53.1/S10-crosswake-thread-mt1', 'nothing that has changed', {}],
];

const cases = table.flatMap(([recording, exercises, refused, under = releases]) =>
  under.map((release) => ({ recording, exercises, release, rule: refused[release] })),
);

describe('recordings against releases', () => {
  it.each(cases)(
    '$recording, which shows $exercises, under $release',
    async ({ recording, release, rule }) => {
      const { verdict, reasons } = await conforms(await loadFixture(recording), release);
      expect({ verdict, rule: reasons[0]?.rule }).toEqual({
        verdict: rule === undefined ? 'accepted' : 'refused',
        rule,
      });
    },
  );
});
