import { automatonOf } from '../../checker/automaton/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import { checkOnGraph } from '../../checker/verify/on-graph.ts';
import { generatedHeader } from '../../checker/verify/generated-header.ts';
import {
  compile,
  multiThread,
  rulesOf,
  scenarios,
  smallConstants,
  type Context,
  type Emitted,
  type RowEngine,
  type Runtime,
  type YieldName,
} from '../../model/index.ts';
import type { SchedulerState, WorkerView } from '../../model/tokio/state.ts';
import { ExplorationError, exploreGraph } from '../../traces/index.ts';

type Outcome = boolean | void;

/** A step of a worker as its mutant sees it. */
export interface MutatedStep {
  readonly me: WorkerView;
  /** The worker that is stolen from, where there is one. */
  readonly victim: WorkerView | undefined;
  readonly state: SchedulerState;
  readonly context: Context<Emitted>;
  /** Does what the specification does; `emit` sees its events instead of whoever listens. */
  readonly asSpecified: (emit?: (event: Emitted) => void) => Outcome;
}

/** A specification with one action of a worker replaced. */
export interface Mutant {
  readonly what: string;
  readonly action: string;
  readonly instead: (step: MutatedStep) => Outcome;
  readonly scenario: string;
  readonly yield: YieldName;
}

type Arguments = readonly [WorkerView, SchedulerState, Context<Emitted>];
type Untyped = (...args: readonly never[]) => Outcome;
type PairArguments = readonly [WorkerView, WorkerView, SchedulerState, Context<Emitted>];

/** An action of a worker takes just these arguments, as the machine's own types say; only its list of actions forgets. */
const mutated = (specified: Untyped, instead: Mutant['instead']): Untyped => {
  const effect = (...args: Arguments | PairArguments): Outcome => {
    const [me, victim, state, context] = args.length === 4 ? args : [args[0], undefined, args[1], args[2]];
    const asSpecified: MutatedStep['asSpecified'] = (emit = (event) => context.emit(event)) => {
      const listening: Context<Emitted> = { choose: (count) => context.choose(count), emit };
      const passed = victim === undefined ? [me, state, listening] : [me, victim, state, listening];
      return Reflect.apply(specified, undefined, passed) === false ? false : undefined;
    };
    return instead({ me, victim, state, context, asSpecified });
  };
  return (...args) => Reflect.apply(effect, undefined, args);
};

/** The mutated specification of a runtime. */
export const mutantOf = (
  { action, instead }: Pick<Mutant, 'action' | 'instead'>,
  runtime: Runtime,
): RowEngine<Emitted> => {
  const machine = multiThread(runtime);
  const at = machine.actions.findIndex(({ rule }) => rule.name === action);
  const original = machine.actions[at];
  if (original === undefined) throw new Error(`no action ${action}`);
  machine.actions[at] = { ...original, effect: mutated(original.effect, instead) };
  return compile(machine);
};

/**
 * Who rejects the mutant: sentences of the specification, a fault of it, and those of `suspects` that are ids of
 * properties. Other properties are not asked, for each goes through all that the mutant can do.
 */
export const killers = (
  { action, instead, scenario, yield: how }: Mutant,
  suspects: readonly string[],
): readonly string[] => {
  const { size, programs, shutsDown } = scenarios.find(({ name }) => name === scenario) ?? {};
  const rules = rulesOf('1.53.0');
  if (size === undefined || programs === undefined || rules === undefined) throw new Error(`no ${scenario}`);
  const engine = mutantOf(
    { action, instead },
    {
      rules,
      constants: smallConstants,
      programs: programs({ ...size, yield: how }),
      ...(shutsDown && { shutsDown }),
    },
  );
  const header = generatedHeader('1.53.0', smallConstants, scenario);
  const found = new Set<string>();
  try {
    const { exploration, graph } = exploreGraph(engine);
    for (const { sentence } of exploration.broken) found.add(sentence);
    for (const property of allProperties.filter(({ id }) => suspects.includes(id))) {
      const automaton = automatonOf(property, header);
      if (automaton.kind === 'not-checkable') continue;
      if (checkOnGraph(graph, automaton, {}).violation !== undefined) found.add(property.id);
    }
  } catch (error) {
    if (!(error instanceof ExplorationError)) throw error;
    found.add('a fault of the specification');
  }
  return [...found];
};
