import {
  compile,
  multiThread,
  rulesOf,
  smallConstants,
  type Constants,
  type Emitted,
  type Program,
} from '../../../../../model/index.ts';
import type { SchedulerState } from '../../../../../model/tokio/state.ts';

/** What to explore: programs under the rules of a release. Constants that are absent are the small ones. */
export interface Situation<Fact extends string = never> {
  readonly release: string;
  readonly programs: readonly Program[];
  readonly constants?: Partial<Constants>;
  /** What to ask of every state, by name. */
  readonly facts?: Readonly<Record<Fact, (state: SchedulerState) => boolean>>;
}

/** One step between numbered states. */
export interface ExploredStep {
  readonly from: number;
  readonly to: number;
  /** Name of the action taken. */
  readonly action: string;
  readonly events: readonly Emitted[];
}

/** Every reachable state, with what can be done from it and which facts are true of it. State 0 is the initial one. */
export interface Explored<Fact extends string = never> {
  readonly states: number;
  /** By state, the steps from it. */
  readonly steps: readonly (readonly ExploredStep[])[];
  readonly is: (fact: Fact, state: number) => boolean;
  /** Whether some reachable state has this fact. */
  readonly reaches: (fact: Fact) => boolean;
}

/**
 * Explores a situation to its end and keeps the graph. Facts are asked where the engine asks for invariants, which is
 * once for each state. Throws when the specification breaks an invariant.
 */
export const explored = <Fact extends string = never>(situation: Situation<Fact>): Explored<Fact> => {
  const rules = rulesOf(situation.release);
  if (rules === undefined) throw new Error(`no rules for ${situation.release}`);
  const constants = { ...smallConstants, ...situation.constants };
  const machine = multiThread({ rules, constants, programs: situation.programs });
  let asked = new Set<string>();
  const facts = Object.entries<(state: SchedulerState) => boolean>(situation.facts ?? {});
  for (const [fact, isTrue] of facts)
    machine.invariant(fact, (state) => {
      if (isTrue(state)) asked.add(fact);
      return true;
    });

  const engine = compile(machine);
  const numbers = new Map<string, number>();
  const found: Int32Array[] = [];
  const truths: ReadonlySet<string>[] = [];
  const numberOf = (state: Int32Array): number => {
    const key = state.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, found.length);
    asked = new Set();
    engine.load(state, 0);
    if (!engine.holds()) throw new Error(`broken: ${engine.broken(state).join('; ')}`);
    truths.push(asked);
    return found.push(state) - 1;
  };

  numberOf(engine.initial().state);
  const steps: (readonly ExploredStep[])[] = [];
  for (let from = 0; from < found.length; from++) {
    const state = found[from];
    if (state === undefined) break;
    steps.push(
      engine.successors(state).map(({ label, state: next, events }) => ({
        from,
        to: numberOf(next),
        action: engine.actions[label.action]?.rule.name ?? '',
        events,
      })),
    );
  }
  return {
    states: found.length,
    steps,
    is: (fact, state) => truths[state]?.has(fact) ?? false,
    reaches: (fact) => truths.some((truth) => truth.has(fact)),
  };
};
