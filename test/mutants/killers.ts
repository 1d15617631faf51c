import { automatonOf } from '../../checker/automaton/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import type { Property } from '../../checker/properties/property.ts';
import { generatedHeader } from '../../checker/verify/generated-header.ts';
import { checkOnGraph } from '../../checker/verify/on-graph.ts';
import { rulesOf, scenarios, smallConstants } from '../../model/index.ts';
import type { Constants, Runtime } from '../../model/index.ts';
import { ExplorationError, exploreGraph } from '../../traces/index.ts';
import type { Header } from '../../traces/index.ts';
import type { Mutant, Setting } from './mutant.ts';

/** The release that mutants are of. */
export const release = '1.53.0';

/** What a mutant is called that leaves the bounds of its own fields. */
export const fault = 'a fault of the specification';

/** A mutant that queues a task twice has no end of states. */
const mostStates = 20_000;

const constantsOf = ({ constants }: Setting): Constants => ({ ...smallConstants, ...constants });

/** The runtime that a mutant is shown on. */
export const runtimeOf = (setting: Setting): Runtime => {
  const { scenario, yield: how, flavor, parkHook } = setting;
  const { size, programs, shutsDown } = scenarios.find(({ name }) => name === scenario) ?? {};
  const rules = rulesOf(release);
  if (size === undefined || programs === undefined || rules === undefined) throw new Error(`no ${scenario}`);
  const { tasks = size.tasks, polls = size.polls } = setting;
  return {
    ...(flavor && { flavor }),
    rules,
    constants: constantsOf(setting),
    programs: setting.programs ?? programs({ tasks, polls, yield: how }),
    ...(shutsDown && { shutsDown }),
    ...(parkHook && { parkHook }),
  };
};

/** The header of what the mutant emits: it passes for the release. */
export const headerOf = (setting: Setting): Header =>
  generatedHeader(release, constantsOf(setting), setting.scenario, setting.flavor);

const mostSeconds = 5;

const within = (seconds: number): (() => boolean) => {
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() > end;
};

/** Who of the `suspects` rejects the mutant, with the sentences of the specification that it breaks, or its fault. */
export const killers = (
  mutant: Pick<Mutant, 'engineOf'> & Setting,
  suspects: readonly Property[] = allProperties,
): readonly string[] => {
  const found = new Set<string>();
  try {
    const { exploration, graph } = exploreGraph(mutant.engineOf(runtimeOf(mutant)), {
      limits: { states: mostStates },
    });
    for (const { sentence } of exploration.broken) found.add(sentence);
    for (const property of suspects) {
      const automaton = automatonOf(property, headerOf(mutant));
      if (automaton.kind === 'not-checkable') continue;
      if (checkOnGraph(graph, automaton, { outOfTime: within(mostSeconds) }).violation !== undefined)
        found.add(property.id);
    }
  } catch (error) {
    if (!(error instanceof ExplorationError)) throw error;
    found.add(fault);
  }
  return [...found];
};
