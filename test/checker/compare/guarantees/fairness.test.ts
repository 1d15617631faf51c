import { describe, expect, it } from 'vitest';
import { compareBounds } from '../../../../checker/compare/guarantees/bounds.ts';
import { unfairest } from '../../../../checker/compare/guarantees/fairness.ts';
import { realConstants } from '../../../../checker/starvation/index.ts';
import type { EndlessQuestion } from '../../../../checker/starvation/index.ts';
import { endlessWorkloads, rulesOf } from '../../../../model/index.ts';
import type { EndlessWay } from '../../../../model/index.ts';

const question = (how: EndlessWay): EndlessQuestion => {
  const workload = endlessWorkloads.find((one) => one.name === 'yielders');
  const rules = rulesOf('1.53.1');
  if (workload === undefined || rules === undefined) throw new Error('no yielders');
  return {
    workload,
    size: { yield: how, tasks: 2 },
    release: '1.53.1',
    rules,
    constants: { ...realConstants(undefined), eventInterval: 4 },
    assumed: ['os', 'foreign', 'poll'],
    minimize: false,
    settled: true,
    limits: {},
  };
};

const names = ['one', 'other'] as const;

describe('the difference in fairness', () => {
  it('is on whichever side a task waits for longer', () => {
    const forth = compareBounds([{ questions: [question('self-wake'), question('yield_now')] }], names);
    expect(unfairest(forth, names)).toMatchObject({
      role: 'yielder',
      workload: 'yielders',
      than: ['other', 'one'],
      words: 'waits for longer',
    });
    const back = compareBounds([{ questions: [question('yield_now'), question('self-wake')] }], names);
    expect(unfairest(back, names)).toMatchObject({ than: ['one', 'other'] });
  });

  it('is none where both sides are alike', () => {
    const alike = compareBounds([{ questions: [question('yield_now'), question('yield_now')] }], names);
    expect(unfairest(alike, names)).toBeUndefined();
  });

  it('is none where nothing was asked', () => {
    expect(unfairest([], names)).toBeUndefined();
  });
});
