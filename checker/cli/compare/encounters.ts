import { endlessWorkloads } from '../../../model/index.ts';
import type { EndlessEncounter } from '../../compare/guarantees/bounds.ts';
import { encounterOf, runtimeOfSide, type Encounter, type Side } from '../../compare/side.ts';
import { endlessScenarioIn } from '../../own/endless-scenarios.ts';
import { isOwnFile } from '../../own/own-file.ts';
import type { EndlessQuestion } from '../../starvation/index.ts';
import type { ExplorationFlags } from '../exploration/options.ts';
import { answerableQuestionsOf } from '../endless/options.ts';
import { UsageError } from '../usage-error.ts';
import { workloadsOf } from '../workload/workload.ts';
import type { Workload } from '../workload/workload.ts';
import type { ComparedAxis, Contestant } from './axis.ts';

/** How far endless workloads are explored. */
export type EndlessLimits = Pick<ExplorationFlags, 'maxStates' | 'maxSeconds' | 'maxMemory'>;

const sidesOf = (scenario: string, { name, flags }: Contestant): readonly Side[] =>
  workloadsOf(scenario, flags).map((workload) => ({ name, workload }));

/** What must be equal of two sides; under the axis of yields, that is not how they yield. */
const isOpposite =
  (one: Workload, axis: ComparedAxis['name']) =>
  ({ workload }: Side): boolean =>
    workload.scenario === one.scenario && (axis === 'yield' || workload.size.yield === one.size.yield);

const sameMachines = ([one, other]: Encounter['sides']): string =>
  JSON.stringify([runtimeOfSide(one), runtimeOfSide(other)]);

/** Encounters whose machines are those of an earlier one say nothing new: a scenario in which nobody yields by name. */
const withoutRepeats = (encounters: readonly Encounter[]): readonly Encounter[] => {
  const known = new Set<string>();
  return encounters.filter(({ sides }) => {
    const machines = sameMachines(sides);
    if (known.has(machines)) return false;
    known.add(machines);
    return true;
  });
};

/** The scenarios that both contestants can run, each on both. Throws a `UsageError` if there are none. */
export const encountersOf = (
  scenario: string,
  axis: ComparedAxis['name'],
  [first, second]: readonly [Contestant, Contestant],
): readonly Encounter[] => {
  const others = sidesOf(scenario, second);
  const encounters = sidesOf(scenario, first).flatMap((one): readonly Encounter[] => {
    const other = others.find(isOpposite(one.workload, axis));
    return other === undefined ? [] : [encounterOf(one, other)];
  });
  if (encounters.length === 0)
    throw new UsageError(
      `no scenario runs on both ${first.name} and ${second.name}; 'yieldcheck list scenarios' tells what each needs.`,
    );
  return withoutRepeats(encounters);
};

const questionsOf = (
  scenario: string,
  { flags }: Contestant,
  limits: EndlessLimits,
): readonly EndlessQuestion[] => {
  const { polls: _, ...others } = flags;
  return answerableQuestionsOf(scenario, { ...others, ...limits, settled: true });
};

const tuning = (question: EndlessQuestion): EndlessQuestion => ({
  ...question,
  constants: { ...question.constants, globalQueueInterval: 'auto' },
});

/** The same to be run in time, in which an interval tunes itself where the release does that, unless a number is named. */
const timedQuestionsOf: typeof questionsOf = (scenario, { name, flags }, limits) => {
  const { globalQueueInterval: named, ...others } = flags;
  if (typeof named === 'number') return questionsOf(scenario, { name, flags }, limits);
  return questionsOf(scenario, { name, flags: others }, limits).map((question) => {
    const { flavor, rules } = question;
    const isTuned = flavor !== 'current_thread' && (named === 'auto' || rules.injectInterval === 'tuned');
    return isTuned ? tuning(question) : question;
  });
};

/** Whether a scenario says what its tasks do for ever; of all some do. */
export const goesOnForEver = (scenario: string): boolean =>
  scenario === 'all' ||
  (isOwnFile(scenario)
    ? endlessScenarioIn(scenario) !== undefined
    : endlessWorkloads.some(({ name }) => name === scenario));

const encountersBy =
  (questions: typeof questionsOf) =>
  (
    scenario: string,
    axis: ComparedAxis['name'],
    [first, second]: readonly [Contestant, Contestant],
    limits: EndlessLimits,
  ): readonly EndlessEncounter[] => {
    if (!goesOnForEver(scenario)) return [];
    const others = questions(scenario, second, limits);
    return questions(scenario, first, limits).flatMap((one): readonly EndlessEncounter[] => {
      const other = others.find(
        ({ workload, size }) =>
          workload === one.workload && (axis === 'yield' || size.yield === one.size.yield),
      );
      return other === undefined ? [] : [{ questions: [one, other] }];
    });
  };

/** The endless workloads of the same names, on both. */
export const endlessEncountersOf = encountersBy(questionsOf);

/** The same, to be run in time. */
export const timedEncountersOf = encountersBy(timedQuestionsOf);
