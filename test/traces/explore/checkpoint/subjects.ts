import {
  compile,
  interchangesOf,
  multiThread,
  newestRelease,
  rulesOf,
  scenarios,
  smallConstants,
  symmetryOf,
} from '../../../../model/index.ts';
import type { Machine, Schema } from '../../../../model/index.ts';
import { explore, exploreGraph } from '../../../../traces/index.ts';
import type { Exploration, ExploreOptions, StateGraph } from '../../../../traces/index.ts';

/** Explores the same thing in the same way each time, but for these options. */
export type Subject = (options?: Omit<ExploreOptions<never>, 'automata'>) => {
  readonly exploration: Exploration;
  /** The graph as text, a line for each state. */
  readonly graph: readonly string[];
};

/** What an exploration found; but for memory, which depends on interruptions. */
export const foundBy = ({ exploration, graph }: ReturnType<Subject>) => ({
  exploration: { ...exploration, bytes: 0 },
  graph,
});

/** The yielders of a small runtime. */
export const yielders = ({
  tasks = 2,
  polls = 2,
  symmetry = false,
  fingerprint = false,
}: {
  readonly tasks?: number;
  readonly polls?: number;
  readonly symmetry?: boolean;
  readonly fingerprint?: boolean;
}): Subject => {
  const rules = rulesOf(newestRelease);
  const scenario = scenarios.find(({ name }) => name === 'yielders');
  if (rules === undefined || scenario === undefined) throw new Error('there are no yielders');
  const programs = scenario.programs({ yield: 'self-wake', tasks, polls });
  const runtime = { rules, constants: smallConstants, programs };
  const machine = multiThread(runtime);
  const engine = compile(machine);
  const sameNamed = symmetryOf(machine.schema, interchangesOf(runtime).interchanges);
  return (options) => {
    const found = exploreGraph(engine, { fingerprint, ...(symmetry && { symmetry: sameNamed }), ...options });
    return {
      exploration: found.exploration,
      // Few who explore look at the graph, and it takes longer to write than to find.
      get graph() {
        return textOf(found.graph);
      },
    };
  };
};

/** Any machine, without its graph. */
export const withoutGraph = <S extends Schema, E>(machine: Machine<S, E>, fingerprint: boolean): Subject => {
  const engine = compile(machine);
  return (options) => ({ exploration: explore(engine, { fingerprint, ...options }), graph: [] });
};

const textOf = <E extends object>(graph: StateGraph<E>): readonly string[] =>
  Array.from({ length: graph.expanded }, (_, state) => {
    const steps: unknown[] = [];
    for (let step = graph.firstStep(state); step < graph.firstStep(state + 1); step++) {
      const letter = graph.letter(step);
      steps.push([graph.target(step), graph.renaming(step), letter, graph.alphabet.letter(letter)]);
    }
    return JSON.stringify(steps);
  });
