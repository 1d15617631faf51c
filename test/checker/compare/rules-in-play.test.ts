import { describe, expect, test } from 'vitest';
import { compareBehaviour, likenessOf } from '../../../checker/compare/behaviour.ts';
import { blameFor } from '../../../checker/compare/blame.ts';
import { exhibits, type Exhibit } from '../../../checker/compare/rule-exhibits/exhibits.ts';
import { workloadOf } from '../../../checker/compare/rule-exhibits/show-rules.ts';
import { ruleDifference } from '../../../checker/compare/rules.ts';
import { isInPlay, isOfScheduler } from '../../../checker/compare/rules-in-play.ts';
import { encounterOf } from '../../../checker/compare/side.ts';
import { withRuleValue } from '../../../checker/workload/with-rule-value.ts';
import { lackingOnFlavor } from '../../../checker/workload/lacking.ts';
import type { Workload } from '../../../checker/workload/workload.ts';
import { newestRelease, ruleHistories, smallConstants } from '../../../model/index.ts';
import type { AnyHistory } from '../../../model/index.ts';

const release = newestRelease;
const yielders: Exhibit = {
  scenario: 'yielders',
  yield: 'yield_now',
  tasks: 2,
  polls: 2,
  constants: { ...smallConstants, workers: 1 },
};
const oneThread = { flavor: 'current_thread', constants: { ...smallConstants, workers: 1 } } as const;
const manyThreads = { constants: smallConstants } as const;
const withoutSlots = { constants: { ...smallConstants, lifoSlot: false } } as const;

type Runtime = Pick<Workload, 'flavor' | 'constants'>;

/** Runtimes on each of which some rules cannot matter. */
const runtimes: readonly (readonly [string, Runtime])[] = [
  ['multi_thread', manyThreads],
  ['multi_thread without LIFO slots', withoutSlots],
  ['current_thread', oneThread],
];

const isAbleToRun = ({ scenario }: Exhibit, { flavor }: Runtime): boolean =>
  flavor === undefined || lackingOnFlavor(scenario) === undefined;

/** What would show the rule, were it in play. */
const showing = (rule: string, runtime: Runtime): Workload => {
  const [, found] = Object.entries(exhibits).find(([name]) => name === rule) ?? [];
  const shown = found !== undefined && !('unseen' in found) && isAbleToRun(found, runtime) ? found : yielders;
  const { flavor: _, constants, ...scenario } = shown;
  const { lifoSlot } = runtime.constants;
  return {
    ...workloadOf({ ...scenario, constants: { ...constants, lifoSlot, eagerDriverHandoff: false } }, release),
    ...(runtime.flavor && { flavor: runtime.flavor }),
  };
};

const histories: readonly (readonly [string, AnyHistory])[] = Object.entries(ruleHistories);

/** The release with each other value that a rule has had. */
const others = (rule: string, { first, changes }: AnyHistory): readonly string[] =>
  [first, ...changes.map(({ value }) => value)]
    .map((value) => withRuleValue(release, rule, value))
    .filter((other) => other !== undefined && other !== release)
    .flatMap((other) => other ?? []);

describe('a rule that is not in play', () => {
  test.each(
    runtimes.flatMap(([name, runtime]) =>
      histories
        .filter(([rule]) => !isInPlay(rule, runtime))
        .map(([rule, history]) => [rule, name, history, runtime] as const),
    ),
  )('%s changes nothing on %s', (rule, _, history, runtime) => {
    const changed = others(rule, history);
    const workload = showing(rule, runtime);
    for (const other of changed) {
      const encounter = encounterOf(
        { name: 'as it is', workload },
        { name: 'changed', workload: { ...workload, release: other } },
      );
      expect(likenessOf(compareBehaviour(encounter, 'events', { states: 60_000 }).by.events)).toBe('equal');
    }
  });
});

test('a rule is in play where its exhibit shows it', () => {
  for (const [rule, exhibit] of Object.entries(exhibits))
    if (!('unseen' in exhibit)) expect(isInPlay(rule, workloadOf(exhibit, release)), rule).toBe(true);
});

test('rules of both schedulers are in play on either', () => {
  const both = histories.flatMap(([rule]) =>
    isOfScheduler(rule, {}) && isOfScheduler(rule, oneThread) ? [rule] : [],
  );
  expect(both).toEqual(['yieldNowDefers', 'deferredWakeOrder', 'deferDropsRepeats', 'coopDefers']);
});

describe('what a difference between releases is due to', () => {
  const names = ['1.51.1', '1.52.4'] as const;
  const rules = ruleDifference('tokio', names);
  const becauseOn = (runtime: Runtime): string => {
    const workload = { ...workloadOf(yielders, release), ...runtime };
    const side = (name: string) => ({ name, workload: { ...workload, release: name } });
    return blameFor(
      { axis: 'tokio', names, ...(rules && { rules }) },
      { encounter: encounterOf(side('1.51.1'), side('1.52.4')) },
    ).because;
  };

  test.each([
    [manyThreads, ['lifo', 'queue']],
    [withoutSlots, ['queue']],
    [{ constants: { ...smallConstants, eagerDriverHandoff: true } }, ['lifo', 'queue', 'handed off']],
    [oneThread, ['park hook']],
  ] as const)('on %j is %j', (runtime, told) => {
    const because = becauseOn(runtime);
    const all = { lifo: 'LIFO slot can be stolen', queue: 'full local queue' } as const;
    for (const [words, is] of [
      [all.lifo, told.some((one) => one === 'lifo')],
      [all.queue, told.some((one) => one === 'queue')],
      ['handed off eagerly', told.some((one) => one === 'handed off')],
      ['park hook made work', told.some((one) => one === 'park hook')],
    ] as const)
      expect(because.includes(words), words).toBe(is);
  });
});
