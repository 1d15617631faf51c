import type { Rules } from '../../../model/index.ts';

/** The rules of a release, and what has been asked of them so far. */
export interface WatchedRules {
  readonly rules: Rules;
  /** Each rule that was looked at, with its value. */
  readonly consulted: () => ReadonlyMap<string, unknown>;
}

/** The value of a rule by its name. */
export const ruleIn = (rules: Rules, name: string): unknown =>
  new Map<string, unknown>(Object.entries(rules)).get(name);

/** The same rules, which remember what was looked at. */
export const watchedRules = (rules: Rules): WatchedRules => {
  const names = new Set<string>();
  const watched = new Proxy(rules, {
    get: (target, name): unknown => {
      if (typeof name === 'string') names.add(name);
      return Reflect.get(target, name);
    },
    ownKeys: (target) => {
      for (const name of Object.keys(target)) names.add(name);
      return Reflect.ownKeys(target);
    },
  });
  return { rules: watched, consulted: () => new Map([...names].map((name) => [name, ruleIn(rules, name)])) };
};
