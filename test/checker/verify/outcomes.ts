import { beliefs } from '../../../checker/beliefs/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { verify } from '../../../checker/verify/verify.ts';
import type { Verification } from '../../../checker/verify/verification.ts';
import type { VerifyOptions } from '../../../checker/verify/verify.ts';
import type { ExploredVerdict } from '../../../checker/verify/verdicts.ts';
import { rulesOf, smallConstants } from '../../../model/index.ts';
import type { Constants, Scenario, YieldName } from '../../../model/index.ts';

/** How a small workload is explored, and by which rules. */
export type Exploration = Pick<VerifyOptions, 'symmetry' | 'fingerprint'> & {
  /** The release whose rules the specification follows. */
  readonly behaves: string;
  /** The release that it is judged as. */
  readonly judgedAs: string;
  readonly constants?: Partial<Constants>;
};

const explore = (
  scenario: Scenario,
  how: YieldName,
  { behaves, judgedAs, constants, symmetry, fingerprint }: Exploration,
): Verification => {
  const rules = rulesOf(behaves);
  if (rules === undefined) throw new Error(`no release ${behaves}`);
  const { tasks, polls } = scenario.size;
  return verify({
    scenario,
    size: { yield: how, tasks: Math.min(tasks, 2), polls: Math.min(polls, 2) },
    release: judgedAs,
    rules,
    constants: { ...smallConstants, ...constants },
    properties: allProperties,
    beliefs,
    limits: {},
    symmetry,
    fingerprint,
    threads: 1,
  });
};

const known = new Map<string, Verification>();

/** Explores a scenario with few tasks and polls, and asks everything of it; a second call with the same is free. */
export const exploredSmall = (scenario: Scenario, how: YieldName, by: Exploration): Verification => {
  const key = JSON.stringify([scenario.name, how, by]);
  const found = known.get(key) ?? explore(scenario, how, by);
  known.set(key, found);
  return found;
};

const outcome = ({ property, verdict, counterexample }: ExploredVerdict): string =>
  `${property}: ${verdict}${counterexample === undefined ? '' : ` in ${counterexample.steps.length} steps`}`;

/** The verdict on each property and belief, with the length of its shortest counterexample. */
export const outcomes = ({ verdicts, beliefs: told }: Verification): readonly string[] => [
  ...verdicts.map(outcome),
  ...told.map(({ verdict }) => outcome(verdict)),
];
