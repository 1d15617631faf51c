import { compile, currentThread, Machine, multiThread } from '../../../model/index.ts';
import type { Action, Context, Emitted, RowEngine, Runtime, Schema } from '../../../model/index.ts';
import type { Observation } from './observation.ts';
import { loosen, nothingLoosened, type Loosened } from './loosened.ts';
import { whatIs, type WatchedState } from './waits.ts';

type Outcome = boolean | void;
/** Any view of an actor. */
interface Actor {
  readonly index: number;
}

type Untyped = (...args: readonly never[]) => Outcome;

/** Hears what the specification emits in one step, and says nothing of it. */
class Ear implements Context<Emitted> {
  polls = -1;
  ends = false;
  getsDriver = false;
  turns = false;
  maintains = false;
  #context: Pick<Context<Observation>, 'choose'> | undefined;

  /** Begins another step. */
  attend(context: Pick<Context<Observation>, 'choose'>): void {
    this.#context = context;
    this.polls = -1;
    this.ends = false;
    this.getsDriver = false;
    this.turns = false;
    this.maintains = false;
  }

  choose(count: number): number {
    if (this.#context === undefined) throw new Error('an effect chose outside of a step');
    return this.#context.choose(count);
  }

  emit(event: Emitted): void {
    // 0 is the future in `block_on`, which nobody schedules.
    if (event.e === 'poll.begin' && event.task > 0) this.polls = event.task - 1;
    else if (event.e === 'poll.end') this.ends = true;
    else if (event.e === 'driver.begin') this.getsDriver = true;
    else if (event.e === 'driver.end') {
      this.turns = event.had;
      this.getsDriver &&= event.had;
    } else if (event.e === 'maintenance') this.maintains = true;
  }
}

/**
 * Makes an effect say what is to be known of its step instead of what it emits. Effects take the views of their actors,
 * the state and the context, as the machine's own types say; only its list of actions forgets.
 */
const watchedEffect = (
  runtime: Runtime,
  ear: Ear,
  { arrays, effect }: Pick<Action, 'arrays'> & { readonly effect: Untyped },
  action: number,
  loosened: Loosened,
): Untyped => {
  const byWorker = arrays[0] === 'workers';
  const tasks = runtime.programs.length;
  const watched = (actors: readonly Actor[], state: WatchedState, context: Context<Observation>): Outcome => {
    const [actor, other] = [actors[0]?.index ?? -1, actors[1]?.index ?? -1];
    const worker = byWorker ? state.workers.get(actor) : undefined;
    const phase = worker?.eventPhase;
    const before = worker?.at;
    const looksFirst = before === 'next' && worker?.injectPhase === 0;
    ear.attend(context);
    if (Reflect.apply(effect, undefined, [...actors, state, ear]) === false) return false;
    // With an interval of one tick, each is a multiple of it.
    const ticks = ear.maintains || worker?.eventPhase !== phase;
    if (worker !== undefined && before === 'next' && worker.at !== before) loosen(worker, loosened, context);
    context.emit({
      action,
      actor,
      other,
      polls: ear.polls,
      ends: ear.ends,
      ticks,
      maintains: ear.maintains,
      looksFirst,
      getsDriver: ear.getsDriver,
      turns: ear.turns,
      ...whatIs(state, tasks),
    });
    return;
  };
  return (...args) => Reflect.apply(watched, undefined, [args.slice(0, -2), ...args.slice(-2)]);
};

/** The same machine, telling of each step what is to be known instead of what it emits. */
const watch = <S extends Schema>(
  runtime: Runtime,
  machine: Machine<S, Emitted>,
  loosened: Loosened,
): Machine<S, Observation> => {
  const ear = new Ear();
  const watched = new Machine<S, Observation>(machine.schema, (state, context) => {
    machine.init(state, ear);
    Reflect.apply(tellStart, undefined, [runtime, state, context]);
  });
  watched.actions.push(
    ...machine.actions.map(({ rule, arrays, when, effect }, index) => ({
      rule,
      arrays,
      when,
      effect: watchedEffect(runtime, ear, { arrays, effect }, index, loosened),
    })),
  );
  return watched;
};

const tellStart = (
  { programs }: Runtime,
  state: WatchedState,
  context: Pick<Context<Observation>, 'emit'>,
): void =>
  context.emit({
    action: -1,
    actor: -1,
    other: -1,
    polls: -1,
    ends: false,
    ticks: false,
    maintains: false,
    looksFirst: false,
    getsDriver: false,
    turns: false,
    ...whatIs(state, programs.length),
  });

/**
 * The fast engine of the scheduler that `runtime` runs on, with the paths of the specification itself, unless intervals
 * are loosened.
 */
export const watchedEngine = (
  runtime: Runtime,
  loosened: Loosened = nothingLoosened,
): RowEngine<Observation> =>
  runtime.flavor === 'current_thread'
    ? compile(watch(runtime, currentThread(runtime), nothingLoosened))
    : compile(watch(runtime, multiThread(runtime), loosened));
