import { describe, expect, it } from 'vitest';
import { compareRates } from '../../../../checker/compare/rates/rates.ts';
import type { Rates } from '../../../../checker/compare/rates/rates.ts';
import { realConstants } from '../../../../checker/starvation/index.ts';
import type { EndlessQuestion } from '../../../../checker/starvation/index.ts';
import { endlessWorkloads, rulesOf } from '../../../../model/index.ts';
import type { YieldName } from '../../../../model/index.ts';

const question = (name: string, how: YieldName): EndlessQuestion => {
  const workload = endlessWorkloads.find((one) => one.name === name);
  const rules = rulesOf('1.53.1');
  if (workload === undefined || rules === undefined) throw new Error(`no ${name}`);
  return {
    workload,
    size: { yield: how, tasks: workload.tasks },
    release: '1.53.1',
    rules,
    constants: realConstants(undefined),
    assumed: [],
    minimize: false,
    limits: {},
  };
};

const ratesIn = (name: string): readonly [Rates, Rates] => {
  const [found] = compareRates([{ questions: [question(name, 'self-wake'), question(name, 'yield_now')] }]);
  if (found === undefined) throw new Error('nothing was compared');
  return found.sides;
};

const perYield = (many: number, { yields }: Rates): number => many / yields;

describe('what a yield costs', () => {
  it('is a pass through the driver for yield_now, and one in many ticks for a self-wake', () => {
    const [selfWake, yieldNow] = ratesIn('yielders');
    expect(perYield(yieldNow.passes, yieldNow)).toBeCloseTo(1, 1);
    expect(perYield(selfWake.passes, selfWake)).toBeLessThan(0.05);
    for (const rates of [selfWake, yieldNow]) expect(perYield(rates.polls, rates)).toBeCloseTo(1, 1);
  });

  it('is a boxed future where an epoch callback answers YieldCustom', () => {
    expect(ratesIn('timer-beside-guests').map(({ boxes }) => boxes)).toEqual([0, 1]);
    expect(ratesIn('yielders').map(({ boxes }) => boxes)).toEqual([undefined, undefined]);
  });

  it('is the same each time', () => {
    expect(ratesIn('yielders')).toEqual(ratesIn('yielders'));
  });
});
