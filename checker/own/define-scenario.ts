import type { Program, Scenario, ScenarioSize } from '../../model/index.ts';
import { QuestionError } from './question-error.ts';
import { shown } from './shown.ts';

/** The size of a workload whose tasks go on for ever, and the way they yield. */
export type ForEverSize = Omit<ScenarioSize, 'polls'>;

/** A workload as its author writes it: who does what. */
export interface ScenarioDefinition {
  readonly name: string;
  /** One sentence: who does what. */
  readonly summary: string;
  /** The size that is explored unless another is asked for; 2 tasks with 2 polls if absent. */
  readonly size?: Scenario['size'];
  /** The program of each task at a size; where it yields, `how` should be the `yield` of the size. */
  readonly programs: (size: ScenarioSize) => readonly Program[];
  /**
   * What each task does over and over, where it is asked who waits for how long: by `verify --endless`, and for the waits and
   * rates of `compare`. Every program must end its poll, and cannot spawn, join, abort or block in place. Absent if none of
   * that is to be asked.
   */
  readonly forEver?: (size: ForEverSize) => readonly Program[];
  /** The roles of `forEver` whose waits it is about; all of them if absent. */
  readonly about?: readonly string[];
  /** Whether the runtime is dropped before its tasks are complete; false if absent. */
  readonly shutsDown?: boolean;
}

const refuse = (problem: string, advice: string): never => {
  throw new QuestionError('ASK012', problem, advice);
};

/**
 * Makes a scenario of your own. The command line takes the file that exports it in place of a name: `verify ./scenario.ts`.
 *
 * @throws QuestionError (`ASK012`) when the name is none, or there is no function that makes programs
 *
 * @example
 * ```ts
 * export default defineScenario({
 *   name: 'two-roles',
 *   summary: 'Tasks that yield beside one that computes.',
 *   programs: ({ yield: how, tasks }) => [
 *     ...Array.from({ length: tasks }, () => ({ role: 'yielder', instructions: [{ does: 'yield', how }] }) as const),
 *     { role: 'hog', instructions: [{ does: 'compute' }] },
 *   ],
 * });
 * ```
 */
export const defineScenario = (definition: ScenarioDefinition): Scenario => {
  const { name, summary, programs } = definition;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name))
    refuse(`${shown(name)} is no name of a scenario`, 'Use small letters, digits and hyphens.');
  if (typeof programs !== 'function')
    refuse(
      `the scenario '${name}' has no function that makes programs`,
      "Give programs: ({ yield: how, tasks }) => [{ role: 'yielder', instructions: [{ does: 'yield', how }] }].",
    );
  if (definition.forEver !== undefined && typeof definition.forEver !== 'function')
    refuse(
      `forEver of the scenario '${name}' is no function`,
      "Give forEver: ({ yield: how, tasks }) => [{ role: 'yielder', instructions: [{ does: 'yield', how }] }].",
    );
  if (typeof summary !== 'string')
    refuse(`the scenario '${name}' has no summary`, 'Say in a sentence who does what.');
  return { size: { tasks: 2, polls: 2 }, ...definition };
};
