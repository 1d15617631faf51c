import { newestRelease, ruleHistories, ruleSpellings, withRule } from '../../model/index.ts';
import { parseName } from './parse.ts';
import { UsageError } from './usage-error.ts';

const spellings = ruleSpellings(ruleHistories);

/** Takes a rule with the value that it is to have, such as `lifo-stealable=fourth-pass`. */
export const parseRule = (given: string): string => {
  const [name = '', value, ...more] = given.split('=').map((part) => part.trim());
  parseName(
    'rule',
    spellings.map((one) => one.name),
  )(name);
  const values = spellings.find((one) => one.name === name)?.values ?? [];
  if (value === undefined || more.length > 0)
    throw new UsageError(`--rule takes a rule with its value, such as ${name}=${values.at(-1) ?? ''}.`);
  return `${name}=${parseName(`value of ${name}`, values)(value)}`;
};

/** The release that is meant, with these rules changed: the newest, where none is. */
export const changedRelease = (release: string | undefined, rules: readonly string[] = []): string =>
  rules.reduce((changed, rule) => {
    const [name = '', value = ''] = rule.split('=');
    return withRule(changed, name, value);
  }, release ?? newestRelease);
