import { rulesOf, scenarios, smallConstants, type Constants, type YieldName } from '../../../model/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { beliefs } from '../../../checker/beliefs/index.ts';
import type { Verification } from '../../../checker/verify/verification.ts';
import { verify } from '../../../checker/verify/verify.ts';

/** Deviations from the default exploration of a scenario. */
export interface Deviations {
  /** The release whose rules the specification follows. */
  readonly behaves?: string;
  /** The release that it is judged as. */
  readonly judgedAs?: string;
  readonly tasks?: number;
  readonly polls?: number;
  readonly constants?: Partial<Constants>;
  /** Only this property, and no beliefs. */
  readonly property?: string;
}

const cache = new Map<string, Verification>();

/** Explores a scenario with every property and belief; a second call with the same arguments is free. */
export const explored = (name: string, how: YieldName, deviations: Deviations = {}): Verification => {
  const { behaves = '1.53.0', judgedAs = behaves, tasks, polls, constants, property } = deviations;
  const key = JSON.stringify([name, how, deviations]);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const scenario = scenarios.find((candidate) => candidate.name === name);
  const rules = rulesOf(behaves);
  if (scenario === undefined || rules === undefined)
    throw new Error(`no scenario ${name} or release ${behaves}`);
  const verification = verify({
    scenario,
    size: { yield: how, tasks: tasks ?? scenario.size.tasks, polls: polls ?? scenario.size.polls },
    release: judgedAs,
    rules,
    constants: { ...smallConstants, ...constants },
    properties: allProperties.filter(({ id }) => property === undefined || id === property),
    beliefs: property === undefined ? beliefs : [],
    limits: {},
    symmetry: true,
    fingerprint: false,
    threads: 1,
  });
  cache.set(key, verification);
  return verification;
};

/** Ids of the properties with this verdict. */
export const propertiesThat = (verdict: string, verification: Verification): readonly string[] =>
  verification.verdicts.flatMap((found) => (found.verdict === verdict ? [found.property] : []));
