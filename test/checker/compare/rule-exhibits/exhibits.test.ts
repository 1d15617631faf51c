import { describe, expect, test } from 'vitest';
import { compareBehaviour, likenessOf } from '../../../../checker/compare/behaviour.ts';
import { exhibits } from '../../../../checker/compare/rule-exhibits/exhibits.ts';
import { encounterOfExhibit } from '../../../../checker/compare/rule-exhibits/show-rules.ts';
import { ruleHistories, ruleSpellings, rulesOf, withRule } from '../../../../model/index.ts';
import type { AnyHistory } from '../../../../model/index.ts';

const spellings = ruleSpellings(ruleHistories);
const limits = { states: 60_000 };

const historyOf = (rule: string): AnyHistory => {
  const [, history] = Object.entries(ruleHistories).find(([name]) => name === rule) ?? [];
  if (history === undefined) throw new RangeError(`there is no rule ${rule}`);
  return history;
};

const valueOf = (release: string, rule: string): unknown =>
  Object.entries(rulesOf(release) ?? {}).find(([name]) => name === rule)?.[1];

/** The release with each other value that the rule has had in some release. */
const others = (release: string, rule: string): readonly string[] => {
  const spelt = spellings.find((one) => one.rule === rule);
  const history = historyOf(rule);
  const had = new Set<unknown>([history.first, ...history.changes.map(({ value }) => value)]);
  return (spelt?.values ?? [])
    .map((value) => withRule(release, spelt?.name ?? '', value))
    .filter(
      (changed) => had.has(valueOf(changed, rule)) && valueOf(changed, rule) !== valueOf(release, rule),
    );
};

describe('every rule that releases differ in', () => {
  const all = spellings.map(({ rule }) => rule);

  test('has a scenario that shows it, or a reason why none does', () => {
    expect(Object.keys(exhibits).toSorted()).toEqual(all.toSorted());
    for (const one of Object.values(exhibits))
      if ('unseen' in one) expect(one.unseen).toMatch(/compare --|one step of the specification/u);
  });

  const shown = Object.entries(exhibits).flatMap(([rule, exhibit]) =>
    'unseen' in exhibit ? [] : ([[rule, exhibit]] as const),
  );

  test.each(shown)('%s alone makes its scenario another one', (rule, exhibit) => {
    const history = historyOf(rule);
    const release = exhibit.on ?? history.changes[0]?.release ?? '';
    const changed = others(release, rule);
    expect(changed.length).toBeGreaterThan(0);
    for (const other of changed) {
      const encounter = encounterOfExhibit(exhibit, ['as it is', 'changed'], [release, other]);
      const { by, parting } = compareBehaviour(encounter, 'events', limits);
      expect(likenessOf(by.events)).toBe('different');
      expect(parting?.deeds).toHaveLength(2);
    }
  });
});
