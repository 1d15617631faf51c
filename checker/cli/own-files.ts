import type { EndlessWay, YieldName } from '../../model/index.ts';
import { isOwnFile } from '../own/own-file.ts';
import { policyIn } from '../own/policies.ts';
import { scenarioIn } from '../own/scenarios.ts';
import { parseName } from './parse.ts';
import { parseYieldName } from './yield-names.ts';

/** Takes a way of yielding: one that there is, or the file of a policy. */
export const parseWay = (given: string): YieldName => {
  if (!isOwnFile(given)) return parseYieldName()(given);
  policyIn(given);
  return given;
};

/** Takes what `parseWay` takes, or `custom`. */
export const parseEndlessWay = (given: string): EndlessWay =>
  isOwnFile(given) ? parseWay(given) : parseYieldName('custom')(given);

/** A parser of one of these names, or of the file of a scenario. */
export const scenarioParser =
  (names: readonly string[]): ((given: string) => string) =>
  (given) => {
    if (!isOwnFile(given)) return parseName('scenario', names)(given);
    scenarioIn(given);
    return given;
  };
