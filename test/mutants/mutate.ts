import { compile, currentThread, multiThread, specificationOf } from '../../model/index.ts';
import type {
  Context,
  CoreView,
  CurrentThreadState,
  Emitted,
  RowEngine,
  Rules,
  Runtime,
  SchedulerState,
  WorkerView,
} from '../../model/index.ts';

type Outcome = boolean | void;

/** A step of the specification as its mutant sees it. */
interface Step<Actor, State> {
  readonly me: Actor;
  readonly state: State;
  readonly context: Context<Emitted>;
  /** Does what the specification does; `emit` sees its events instead of whoever listens. */
  readonly asSpecified: (emit?: (event: Emitted) => void) => Outcome;
}

/** A step of a worker of multi_thread; `me` means nothing in one of a task or of a foreign thread. */
export interface WorkerStep extends Step<WorkerView, SchedulerState> {
  readonly runtime: Runtime;
  /** The worker that is stolen from, where there is one. */
  readonly victim: WorkerView | undefined;
}

/** A step of the thread of current_thread. */
export type ThreadStep = Step<CoreView, CurrentThreadState>;

type Untyped = (...args: readonly never[]) => Outcome;
type Arguments = readonly [WorkerView, SchedulerState, Context<Emitted>];
type PairArguments = readonly [WorkerView, WorkerView, SchedulerState, Context<Emitted>];
type ThreadArguments = readonly [CoreView, CurrentThreadState, Context<Emitted>];

interface Actions {
  readonly actions: { readonly rule: { readonly name: string }; readonly effect: Untyped }[];
}

const replaceIn = ({ actions }: Actions, name: string, mutated: (specified: Untyped) => Untyped): void => {
  const at = actions.findIndex(({ rule }) => rule.name === name);
  const original = actions[at];
  if (original === undefined) throw new Error(`no action ${name}`);
  actions[at] = { ...original, effect: mutated(original.effect) };
};

const specifiedOf =
  (specified: Untyped, actors: readonly unknown[], state: unknown, context: Context<Emitted>) =>
  (emit: (event: Emitted) => void = (event) => context.emit(event)): Outcome => {
    const listening: Context<Emitted> = { choose: (count) => context.choose(count), emit };
    return Reflect.apply(specified, undefined, [...actors, state, listening]) === false ? false : undefined;
  };

/** Does what the specification does, and counts those of its events that fit. */
export const counting = (
  { context, asSpecified }: Pick<Step<unknown, unknown>, 'context' | 'asSpecified'>,
  fits: (event: Emitted) => boolean,
): { readonly done: Outcome; readonly count: number } => {
  const fitting: Emitted[] = [];
  const done = asSpecified((event) => {
    if (fits(event)) fitting.push(event);
    context.emit(event);
  });
  return { done, count: fitting.length };
};

/** multi_thread with some actions replaced. Actions take just these arguments; only their list forgets it. */
export const replaced =
  (action: string | readonly string[], instead: (step: WorkerStep) => Outcome) =>
  (runtime: Runtime): RowEngine<Emitted> => {
    const machine = multiThread(runtime);
    const mutated = (specified: Untyped): Untyped => {
      const effect = (...args: Arguments | PairArguments): Outcome => {
        const [me, victim, state, context] =
          args.length === 4 ? args : [args[0], undefined, args[1], args[2]];
        const actors = victim === undefined ? [me] : [me, victim];
        return instead({
          runtime,
          me,
          victim,
          state,
          context,
          asSpecified: specifiedOf(specified, actors, state, context),
        });
      };
      return (...args) => Reflect.apply(effect, undefined, args);
    };
    for (const name of typeof action === 'string' ? [action] : action) replaceIn(machine, name, mutated);
    return compile(machine);
  };

/** current_thread with an action replaced. */
export const replacedOnThread =
  (action: string, instead: (step: ThreadStep) => Outcome) =>
  (runtime: Runtime): RowEngine<Emitted> => {
    const machine = currentThread(runtime);
    replaceIn(machine, action, (specified) => {
      const effect = (...[me, state, context]: ThreadArguments): Outcome =>
        instead({ me, state, context, asSpecified: specifiedOf(specified, [me], state, context) });
      return (...args) => Reflect.apply(effect, undefined, args);
    });
    return compile(machine);
  };

/** The specification by other rules than those of its release. */
export const ruled =
  (rules: Partial<Rules>) =>
  (runtime: Runtime): RowEngine<Emitted> =>
    specificationOf({ ...runtime, rules: { ...runtime.rules, ...rules } }).compiled();
