import { ruleHistories, ruleSpellings, rulesOf, withRule } from '../../model/index.ts';

/** The release with a rule, such as `lifoStealable`, at another value; undefined if it cannot have that. */
export const withRuleValue = (release: string, rule: string, value: string | boolean): string | undefined => {
  const spelt = ruleSpellings(ruleHistories).find((one) => one.rule === rule);
  return spelt?.values
    .map((one) => withRule(release, spelt.name, one))
    .find((changed) =>
      Object.entries(rulesOf(changed) ?? {}).some(([name, own]) => name === rule && own === value),
    );
};
