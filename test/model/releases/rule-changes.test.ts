import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseOf,
  compareVersions,
  differencesBetween,
  releases,
  ruleHistories,
  ruleSpellings,
  rulesOf,
  withRule,
} from '../../../model/index.ts';

const spellings = ruleSpellings(ruleHistories);
const change = fc
  .constantFrom(...spellings)
  .chain(({ rule, name, values }) => fc.constantFrom(...values).map((value) => ({ rule, name, value })));
const release = fc.constantFrom(...releases.map(({ version }) => version));

const speltAs = (value: unknown): string => String(value).toLowerCase().replaceAll(/[ ,]+/gu, '-');

describe('a release with a rule changed', () => {
  it('has that value, and all else as before', () => {
    fc.assert(
      fc.property(release, change, (version, { rule, name, value }) => {
        const changed = withRule(version, name, value);
        const { [rule]: own, ...others }: Readonly<Record<string, unknown>> = { ...rulesOf(changed) };
        const { [rule]: _, ...before }: Readonly<Record<string, unknown>> = { ...rulesOf(version) };
        expect(speltAs(own)).toBe(value);
        expect(others).toEqual(before);
        expect(baseOf(changed)).toBe(version);
        expect(compareVersions(changed, version)).toBe(0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('differs from the release in nothing else', () => {
    fc.assert(
      fc.property(release, change, (version, { rule, name, value }) => {
        const { changed, changedAndBack } = differencesBetween(
          ruleHistories,
          version,
          withRule(version, name, value),
        );
        const isOther = Object.entries({ ...rulesOf(version) }).some(
          ([own, before]) => own === rule && speltAs(before) !== value,
        );
        expect(changed.map((one) => one.rule)).toEqual(isOther ? [rule] : []);
        expect(changedAndBack).toEqual([]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each(['1.53.1+', '1.53.1+lifo', '1.53.1+lifo-stealable=perhaps', '1.53.1+a=b', '+lifo-stealable=true'])(
    'is none: %s',
    (version) => {
      expect(rulesOf(version)).toBeUndefined();
    },
  );
});
