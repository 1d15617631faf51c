import { describe, expect, it } from 'vitest';
import { compareRates } from '../../../../checker/compare/rates/rates.ts';
import type { Rates } from '../../../../checker/compare/rates/rates.ts';
import { realConstants } from '../../../../checker/starvation/index.ts';
import type { EndlessQuestion } from '../../../../checker/starvation/index.ts';
import { endlessWorkloads, rulesOf } from '../../../../model/index.ts';
import type { Flavor, Policy, PolicyStep, YieldName } from '../../../../model/index.ts';

const question = (name: string, how: YieldName, flavor: Flavor): EndlessQuestion => {
  const workload = endlessWorkloads.find((one) => one.name === name);
  const rules = rulesOf('1.53.1');
  if (workload === undefined || rules === undefined) throw new Error(`no ${name}`);
  return {
    workload,
    size: { yield: how, tasks: workload.tasks },
    flavor,
    release: '1.53.1',
    rules,
    constants: realConstants(flavor),
    assumed: [],
    minimize: false,
    limits: {},
  };
};

const ratesIn = (name: string, flavor: Flavor): readonly [Rates, Rates] => {
  const questions = [question(name, 'self-wake', flavor), question(name, 'yield_now', flavor)] as const;
  const [found] = compareRates([{ questions }]);
  if (found === undefined) throw new Error('nothing was compared');
  return found.sides;
};

const underPolicy = (
  flavor: Flavor,
  steps: readonly PolicyStep[],
  within?: Policy['within'],
): readonly [Rates, Rates] => {
  const policy: Policy = {
    name: 'mine',
    ...(within && { within }),
    states: [{ epoch: { steps, next: 0 } }],
  };
  const builtIn = question('timer-beside-guests', 'yield_now', flavor);
  const own = { ...builtIn, size: { ...builtIn.size, yield: './mine.ts' as const, policy } };
  const [found] = compareRates([{ questions: [builtIn, own] }]);
  if (found === undefined) throw new Error('nothing was compared');
  return found.sides;
};

const perYield = (many: number, { yields }: Rates): number => many / yields;

describe('what a yield costs', () => {
  it('is a pass through the driver for yield_now, and one in many ticks for a self-wake', () => {
    const [selfWake, yieldNow] = ratesIn('yielders', 'current_thread');
    expect(perYield(yieldNow.passes, yieldNow)).toBeCloseTo(0.5, 1);
    expect(perYield(selfWake.passes, selfWake)).toBeLessThan(0.05);
    for (const rates of [selfWake, yieldNow]) expect(perYield(rates.polls, rates)).toBeCloseTo(1, 1);
  });

  it('is that a timer waits for the driver, for 61 ticks after a self-wake', () => {
    const [selfWake, yieldNow] = ratesIn('timer-beside-guests', 'current_thread');
    expect(selfWake.late.timer?.median).toBeGreaterThan(30);
    expect(yieldNow.late.timer?.most).toBeLessThan(3);
    expect(yieldNow.late.socket).toBeUndefined();
  });

  it('is a boxed future where an epoch callback answers YieldCustom', () => {
    expect(ratesIn('timer-beside-guests', 'multi_thread').map(({ boxes }) => boxes)).toEqual([0, 1]);
    expect(ratesIn('yielders', 'current_thread').map(({ boxes }) => boxes)).toEqual([undefined, undefined]);
  });

  it.each(['multi_thread', 'current_thread'] as const)(
    'is that of yield_now for a policy that always answers so, on %s',
    (flavor) => {
      const [builtIn, own] = underPolicy(flavor, ['yield_now']);
      expect(own).toEqual(builtIn);
    },
  );

  it('is counted for each time a policy is asked, whatever it answers', () => {
    const [once, twice] = underPolicy('current_thread', ['yield_now', 'yield_now']);
    expect(perYield(once.polls, once)).toBeGreaterThan(1);
    expect(perYield(twice.polls, twice) - perYield(once.polls, once)).toBeCloseTo(1, 1);
    // A guest is polled for its timer where it was polled again for its yield.
    const [, sleeps] = underPolicy('current_thread', ['sleep']);
    expect(sleeps.yields).toBeGreaterThan(0);
    expect(perYield(sleeps.polls, sleeps)).toBeGreaterThan(1);
    expect(perYield(sleeps.passes, sleeps)).toBeGreaterThan(0.9);
  });

  it.each([
    [['sleep'], undefined, 1],
    [['yield_now', 'self-wake'], undefined, 1],
    [['self-wake', 'self-wake'], undefined, 1],
    [['self-wake'], undefined, 0],
    [['sleep'], 'wasmtime', 0],
    [['continue'], undefined, undefined],
  ] as const)('counts the box of %j within %s', (steps, within, boxes) => {
    expect(underPolicy('current_thread', steps, within)[1].boxes).toBe(boxes);
  });

  it('is told of lateness for runs that all come to their end, on several workers too', () => {
    for (const { late, isCut } of ratesIn('timer-beside-guests', 'multi_thread')) {
      expect(isCut).toBeUndefined();
      // Ten runs of 200 milliseconds, in which a timer of one waits for the next whole one, and hardly longer.
      expect(late.timer?.polls).toBeGreaterThan(10 * 60);
    }
  });

  it('is not told of lateness where tasks take so many steps that runs are over too soon', () => {
    for (const { late, isCut, yields } of ratesIn('foreign-wakes', 'multi_thread')) {
      expect(isCut).toBe(true);
      expect(late).toEqual({});
      expect(yields).toBeGreaterThan(0);
    }
    for (const { isCut } of ratesIn('yielders', 'multi_thread')) expect(isCut).toBeUndefined();
  });

  it('is the same each time', () => {
    expect(ratesIn('foreign-wakes', 'current_thread')).toEqual(ratesIn('foreign-wakes', 'current_thread'));
  });
});
