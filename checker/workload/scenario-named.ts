import { exhibits, scenarios } from '../../model/index.ts';
import type { Scenario } from '../../model/index.ts';
import { isOwnFile } from '../own/own-file.ts';
import { scenarioIn } from '../own/scenarios.ts';
import type { Workload } from './workload.ts';

/** The scenario with this name, or that of a file. */
export const scenarioNamed = (name: string): Scenario => {
  if (isOwnFile(name)) return scenarioIn(name);
  const scenario = [...scenarios, ...exhibits].find((one) => one.name === name);
  if (scenario === undefined) throw new RangeError(`no scenario is named ${name}`);
  return scenario;
};

/** The scenario of a workload: the one with its name, or one of its own. */
export const scenarioOf = ({
  scenario: name,
  size,
  programs,
}: Pick<Workload, 'scenario' | 'size' | 'programs'>): Scenario =>
  programs === undefined
    ? scenarioNamed(name)
    : { name, summary: 'Tasks of somebody else.', size, programs: () => programs };
