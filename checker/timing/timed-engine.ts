import { compile, currentThread, Machine, multiThread } from '../../model/index.ts';
import type { Action, Context, Emitted, Records, RowEngine, Runtime, Schema } from '../../model/index.ts';
import type { Executed, TimedStep } from './timed-step.ts';

type Outcome = boolean | void;
type Untyped = (...args: readonly never[]) => Outcome;

type Acting = Pick<Action, 'rule' | 'arrays'>;

interface Indexed {
  readonly index: number;
}

/** What both schedulers have. */
interface TimedState {
  readonly workers: Records<{ readonly at: string; readonly current: number }>;
  readonly tasks: Records<{ readonly index: number; readonly step: number }>;
}

/** Keeps what the specification emits in one step. */
class Ear implements Context<Emitted> {
  readonly events: Emitted[] = [];
  #context: Pick<Context<TimedStep>, 'choose'> | undefined;

  attend(context: Pick<Context<TimedStep>, 'choose'>): void {
    this.events.length = 0;
    this.#context = context;
  }

  choose(count: number): number {
    if (this.#context === undefined) throw new Error('an effect chose outside of a step');
    return this.#context.choose(count);
  }

  emit(event: Emitted): void {
    this.events.push(event);
  }
}

/** The task that a step is about, if it polls one or brings about what one waits for. */
const concerned = (
  { rule: { name, side }, arrays }: Acting,
  actors: readonly Indexed[],
  state: TimedState,
): number => {
  const position = arrays.indexOf('tasks');
  if (side === 'environment') return actors[position]?.index ?? -1;
  return name === 'poll' ? state.workers.get(actors[0]?.index ?? 0).current : -1;
};

const executedIn = ({ programs }: Runtime, task: number, state: TimedState): Executed | undefined => {
  if (task < 0) return undefined;
  const at = state.tasks.get(task).step;
  const instruction = programs[task]?.instructions[at];
  return instruction && { task, at, instruction };
};

/**
 * Makes an effect say what decides how long its step takes. Effects take the views of their actors, the state and the
 * context, as the machine's own types say; only its list of actions forgets.
 */
const timed = (runtime: Runtime, ear: Ear, action: Acting, effect: Untyped): Untyped => {
  const byWorker = action.arrays[0] === 'workers';
  const effectInTime = (
    actors: readonly Indexed[],
    state: TimedState,
    context: Context<TimedStep>,
  ): Outcome => {
    const executed = executedIn(runtime, concerned(action, actors, state), state);
    ear.attend(context);
    if (Reflect.apply(effect, undefined, [...actors, state, ear]) === false) return false;
    const sleepsInDriver = byWorker && state.workers.get(actors[0]?.index ?? 0).at === 'in-driver';
    context.emit({ events: ear.events.slice(), ...(executed && { executed }), sleepsInDriver });
    return;
  };
  return (...args) => Reflect.apply(effectInTime, undefined, [args.slice(0, -2), ...args.slice(-2)]);
};

const inTime = <S extends Schema>(runtime: Runtime, machine: Machine<S, Emitted>): RowEngine<TimedStep> => {
  const ear = new Ear();
  const told = new Machine<S, TimedStep>(machine.schema, (state) => machine.init(state, ear));
  told.actions.push(
    ...machine.actions.map(({ rule, arrays, when, effect }) => ({
      rule,
      arrays,
      when,
      effect: timed(runtime, ear, { rule, arrays }, effect),
    })),
  );
  return compile(told);
};

/** The fast engine of the scheduler that `runtime` runs on, whose steps say what decides how long they take. */
export const timedEngine = (runtime: Runtime): RowEngine<TimedStep> =>
  runtime.flavor === 'current_thread'
    ? inTime(runtime, currentThread(runtime))
    : inTime(runtime, multiThread(runtime));
