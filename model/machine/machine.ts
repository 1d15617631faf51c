import type { ArrayField, RecordFields, Schema } from './schema.ts';
import type { State, View, When } from './view.ts';

/** What an action may ask of the engine that runs it. */
export interface Context<E> {
  /** A nondeterministic choice: the engine explores every result from 0 to `count - 1`. */
  choose(count: number): number;
  /** Something an observer of the system could see. */
  emit(event: E): void;
}

/**
 * Changes the state in place through its views. Returning false refuses the step: the action is then not
 * enabled. An effect must refuse before it changes anything.
 */
export type Effect<Arguments extends readonly unknown[], S extends Schema, E> = (
  ...args: readonly [...Arguments, State<S>, Context<E>]
) => boolean | void;

/** Who takes a step: the system under study, or its environment (devices, other threads, the OS). */
export type Side = 'system' | 'environment';

/** The name of an action and what it stands for. */
export interface Rule {
  readonly name: string;
  /** What it models: file and function of the system, such as `worker.rs Core::next_task`. */
  readonly source: string;
  readonly side?: Side;
}

/** An action as the engines see it: over which arrays it ranges, with which guards. */
export interface Action<S extends Schema = Schema, E = unknown> {
  readonly rule: Rule;
  /** Names of the arrays whose elements act: none, one, or two. A pair over one array never binds an element twice. */
  readonly arrays: readonly (keyof S & string)[];
  /** One guard for each array. */
  readonly when: readonly Readonly<Record<string, unknown>>[];
  readonly effect: (...args: readonly never[]) => boolean | void;
  /** Marks the type of events that `effect` emits; never present. */
  readonly emits?: E;
}

/** A sentence that must be true of every reachable state. */
export interface Invariant<S extends Schema> {
  readonly sentence: string;
  readonly holds: (state: State<S>) => boolean;
}

type ArrayNames<S extends Schema> = { [K in keyof S]: S[K] extends ArrayField ? K : never }[keyof S] & string;
type FieldsOf<S extends Schema, K extends keyof S> =
  S[K] extends ArrayField<infer F extends RecordFields> ? F : never;
type ViewOf<S extends Schema, K extends keyof S> = View<FieldsOf<S, K>>;

/**
 * A state machine: a schema, an initial state, named actions, and invariants.
 *
 * Enumeration order is part of the contract, because a path is a list of indices into it: first the actions of the
 * system as a whole; then, array by array in the order of the schema and element by element, those whose first or
 * only actor that element is. Actions come in the order they were added; for each, the second actor by ascending
 * index; for each, the choices of its effect in lexicographic order.
 */
export class Machine<S extends Schema, E> {
  readonly actions: Action<S, E>[] = [];
  readonly invariants: Invariant<S>[] = [];
  readonly schema: S;
  readonly init: (state: State<S>, context: Pick<Context<E>, 'emit'>) => void;

  constructor(schema: S, init: (state: State<S>, context: Pick<Context<E>, 'emit'>) => void) {
    this.schema = schema;
    this.init = init;
  }

  /** An action of the system as a whole. */
  once(rule: Rule, effect: Effect<[], S, E>): this {
    this.actions.push({ rule, arrays: [], when: [], effect });
    return this;
  }

  /** An action that each element of `array` may take when its own fields match `when`. */
  each<A extends ArrayNames<S>>(
    array: A,
    rule: Rule,
    when: When<FieldsOf<S, A>>,
    effect: Effect<[me: ViewOf<S, A>], S, E>,
  ): this {
    this.actions.push({ rule, arrays: [array], when: [when], effect });
    return this;
  }

  /** An action between two elements, of one array or of two. */
  pair<A extends ArrayNames<S>, B extends ArrayNames<S>>(
    first: A,
    second: B,
    rule: Rule,
    when: readonly [When<FieldsOf<S, A>>, When<FieldsOf<S, B>>],
    effect: Effect<[me: ViewOf<S, A>, other: ViewOf<S, B>], S, E>,
  ): this {
    this.actions.push({ rule, arrays: [first, second], when, effect });
    return this;
  }

  /** A sentence that must be true of every reachable state. */
  invariant(sentence: string, holds: (state: State<S>) => boolean): this {
    this.invariants.push({ sentence, holds });
    return this;
  }
}
