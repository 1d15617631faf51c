import type { RowEngine } from '../../../model/index.ts';
import { exploreGraph, type Limits, type Path, type StateGraph } from '../../../traces/index.ts';
import { Alphabet } from '../../../traces/explore/graph/alphabet.ts';
import { classesOf } from './classes.ts';
import { condense } from './condensed.ts';
import { inclusion } from './inclusion.ts';
import { jointGraph, type JointGraph } from './joint-graph.ts';
import { runOfWord } from './run-of-word.ts';
import { atRest, Words } from './words.ts';

/** What is seen next: an event, or that nothing can happen any more. */
export type SeenNext<O> = { readonly kind: 'event'; readonly event: O } | { readonly kind: 'rest' };

/** Whether whatever is seen of one machine can be seen of the other too. */
export type Refinement<O> =
  | { readonly kind: 'refines' }
  | {
      readonly kind: 'strays';
      /** What both can show before; as few events as any. */
      readonly common: readonly O[];
      /** What only the one shows then, and what the other could show instead. */
      readonly next: SeenNext<O>;
      readonly instead: readonly SeenNext<O>[];
      /** A run of the one that shows all of it, and one of the other that shows what is common. */
      readonly run: Path;
      readonly other: Path;
    }
  | { readonly kind: 'undecided'; readonly cut: keyof Limits };

/** What is seen of two machines, compared over all their runs. */
export interface Refined<O> {
  /** Whether whatever the first does the second can do, and the other way round. */
  readonly forth: Refinement<O>;
  readonly back: Refinement<O>;
  /** States of each machine. */
  readonly states: readonly [number, number];
  /** Classes of states of both that nobody can tell apart; 0 where a limit came first. */
  readonly classes: number;
}

/** Two machines, and what is seen of their events. */
export interface RefineOptions<E, O> {
  /** What is seen of an event; undefined for nothing. */
  readonly observe: (event: E) => O | undefined;
  readonly limits: Limits;
}

/** Compares what can be seen of two machines that were explored before, completely. */
export class Refining<E extends object, O extends object> {
  readonly #limits: Limits;
  readonly #observe: RefineOptions<E, O>['observe'];
  readonly #graphs: readonly [StateGraph<E>, StateGraph<E>];

  constructor(graphs: readonly [StateGraph<E>, StateGraph<E>], { observe, limits }: RefineOptions<E, O>) {
    this.#graphs = graphs;
    this.#observe = observe;
    this.#limits = limits;
  }

  run(): Refined<O> {
    const [one, other] = this.#graphs;
    const states = [one.states, other.states] as const;
    const cut = one.cut ?? other.cut;
    if (cut !== undefined) {
      const undecided = { kind: 'undecided', cut } as const;
      return { forth: undecided, back: undecided, states, classes: 0 };
    }
    const alphabet = new Alphabet<O>();
    const joint = jointGraph(this.#graphs, alphabet, (events, into) =>
      into.numberOf(
        events.flatMap((event) => {
          const seen = this.#observe(event);
          return seen === undefined ? [] : [seen];
        }),
      ),
    );
    const condensed = condense(joint.graph);
    const classes = classesOf(condensed);
    const words = new Words(classes, alphabet);
    const placeOf = (machine: 0 | 1): number => classes.of[condensed.of[joint.starts[machine]] ?? 0] ?? 0;
    const towards = (from: 0 | 1, to: 0 | 1): Refinement<O> => {
      const found = inclusion(words, placeOf(from), placeOf(to), this.#limits);
      if (found.kind === 'included') return { kind: 'refines' };
      if (found.kind === 'cut') return { kind: 'undecided', cut: found.cut };
      return strays(joint, alphabet, [from, to], found);
    };
    return { forth: towards(0, 1), back: towards(1, 0), states, classes: classes.count };
  }
}

const strays = <O extends object>(
  { graph, starts }: JointGraph,
  alphabet: Alphabet<O>,
  [from, to]: readonly [0 | 1, 0 | 1],
  { word, instead }: { readonly word: readonly number[]; readonly instead: readonly number[] },
): Refinement<O> => {
  const seenOf = (symbol: number): SeenNext<O> => {
    const [event] = symbol === atRest ? [] : alphabet.letter(symbol);
    return event === undefined ? { kind: 'rest' } : { kind: 'event', event };
  };
  const common = word.slice(0, -1);
  const run = runOfWord(graph, starts[from], word, alphabet);
  const other = runOfWord(graph, starts[to], common, alphabet);
  if (run === undefined || other === undefined)
    throw new Error('a word that was read in classes of states is shown by no run');
  return {
    kind: 'strays',
    common: common.flatMap((symbol) => alphabet.letter(symbol)),
    next: seenOf(word.at(-1) ?? atRest),
    instead: instead.map(seenOf),
    // The first step of each is the start, which is none.
    run: run.slice(1),
    other: other.slice(1),
  };
};

/** Explores two machines and compares what can be seen of them. */
export const refine = <E extends object, O extends object>(
  [first, second]: readonly [RowEngine<E>, RowEngine<E>],
  options: RefineOptions<E, O>,
): Refined<O> => {
  const { limits } = options;
  return new Refining(
    [exploreGraph(first, { limits }).graph, exploreGraph(second, { limits }).graph],
    options,
  ).run();
};
