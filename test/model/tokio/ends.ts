import {
  compile,
  multiThread,
  rulesOf,
  smallConstants,
  type Constants,
  type Emitted,
  type MultiThread,
  type Program,
} from '../../../model/index.ts';
import type { SchedulerState } from '../../../model/tokio/state.ts';

/** The multi_thread scheduler of a release with small constants. */
export const machineOf = (
  release: string,
  programs: readonly Program[],
  constants: Partial<Constants> = {},
): MultiThread => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  return multiThread({ rules, constants: { ...smallConstants, ...constants }, programs });
};

/** All that a machine can come to and do. */
export interface Everything {
  /** What is told of the states from which nothing follows. */
  readonly ends: ReadonlySet<string>;
  /** What is told of all states. */
  readonly states: ReadonlySet<string>;
  readonly events: readonly Emitted[];
}

/** Explores a machine to its end. Throws when it breaks an invariant of its own. */
export const everything = (machine: MultiThread, tell: (state: SchedulerState) => string): Everything => {
  let told = '';
  machine.invariant('told', (state) => {
    told = tell(state);
    return true;
  });
  const engine = compile(machine);
  const seen = new Set<string>();
  const found: Int32Array[] = [];
  const ends = new Set<string>();
  const states = new Set<string>();
  const events = new Map<string, Emitted>();
  const find = (state: Int32Array): void => {
    const key = state.join();
    if (seen.has(key)) return;
    seen.add(key);
    found.push(state);
  };
  find(engine.initial().state);
  for (const state of found) {
    const [broken] = engine.broken(state);
    if (broken !== undefined) throw new Error(`broken: ${broken}`);
    states.add(told);
    const steps = engine.successors(state);
    if (steps.length === 0) ends.add(told);
    for (const step of steps) {
      for (const event of step.events) events.set(JSON.stringify(event), event);
      find(step.state);
    }
  }
  return { ends, states, events: [...events.values()] };
};

/** What every task has come to, in the order of the tasks. */
export const taskStates = (state: SchedulerState): string =>
  Array.from({ length: state.tasks.length }, (_, index) => state.tasks.get(index).state).join(', ');
