import { scenarios } from '../../model/index.ts';
import type { Scenario } from '../../model/index.ts';

/** The scenario with this name. */
export const scenarioNamed = (name: string): Scenario => {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new RangeError(`no scenario is named ${name}`);
  return scenario;
};
