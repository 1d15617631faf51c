import { violated } from '../automaton.ts';
import { Integers } from '../integers.ts';
import type { LetterAutomaton } from './letter-automaton.ts';
import type { StateGraph } from './state-graph.ts';

/** A way through a graph: for each step its index among those of its state. */
export type GraphPath = readonly number[];

/** A shortest run through a graph that an automaton rejects. */
export interface GraphViolation {
  readonly path: GraphPath;
  /** Whether it is the end of the run that is rejected. */
  readonly atEnd: boolean;
}

/** What came of running an automaton along every run through a graph. */
export interface GraphSearch {
  readonly violation?: GraphViolation;
  /** Pairs of a state of the graph and one of the automaton. */
  readonly pairs: number;
  /** Decisions, counted over the steps between pairs. */
  readonly checked: number;
  /** What could not be decided, counted over the steps between pairs and the ends of runs. */
  readonly undecided: number;
  /** Whether there was no time left. */
  readonly outOfTime: boolean;
  /** Every run of this many steps through the graph was seen. */
  readonly exhaustedDepth: number;
}

/** What bounds a search, and whom to tell how far it has come. */
export interface SearchBounds {
  /** Whether there is no time left; asked again and again. */
  readonly outOfTime?: () => boolean;
  /** Told the number of pairs found and of those expanded. */
  readonly onProgress?: (pairs: number, expanded: number) => void;
}

const none = -1;
/** Pairs between two looks at the clock. */
const betweenLooks = 1 << 11;
/** Pairs between two reports. */
const betweenReports = 1 << 16;

/**
 * Runs an automaton along every run through the graph, shortest runs first.
 *
 * Most automata remember nothing that the state does not tell, so that a state goes with one state of the automaton:
 * the pairs with one state of the graph are a list, which is hardly ever longer.
 */
class PairSearch<E extends object> {
  readonly #graph: StateGraph<E>;
  readonly #automaton: LetterAutomaton<E>;
  readonly #states = new Integers();
  readonly #memories = new Integers();
  readonly #parents = new Integers();
  /** By pair, the next pair with the same state of the graph. */
  readonly #others = new Integers();
  /** By state of the graph, its first pair. */
  readonly #pairs: Int32Array;
  #checked = 0;
  #undecided = 0;
  #outOfTime = false;
  /** Steps to the pairs being expanded. */
  #depth = 0;
  /** Number of the first pair that is farther. */
  #levelEnd = 1;

  constructor(graph: StateGraph<E>, automaton: LetterAutomaton<E>) {
    this.#graph = graph;
    this.#automaton = automaton;
    this.#pairs = new Int32Array(graph.states).fill(none);
  }

  run(bounds: SearchBounds): GraphSearch {
    const violation = this.#search(bounds);
    return {
      ...(violation === undefined ? {} : { violation }),
      pairs: this.#states.length,
      checked: this.#checked,
      undecided: this.#undecided,
      outOfTime: this.#outOfTime,
      exhaustedDepth: this.#depth,
    };
  }

  #search({ outOfTime = () => false, onProgress = () => {} }: SearchBounds): GraphViolation | undefined {
    const { letter, renaming } = this.#graph.initial;
    const start = this.#read(this.#automaton.initial, letter);
    if (start === violated) return { path: [], atEnd: false };
    this.#add(0, this.#automaton.renamed(start, renaming), none);
    for (let pair = 0; pair < this.#states.length; pair++) {
      if (pair === this.#levelEnd) {
        this.#depth++;
        this.#levelEnd = this.#states.length;
      }
      if (pair % betweenLooks === 0 && outOfTime()) {
        this.#outOfTime = true;
        return undefined;
      }
      if (pair % betweenReports === 0) onProgress(this.#states.length, pair);
      const violation = this.#expand(pair);
      if (violation !== undefined) return violation;
    }
    this.#depth++;
    return undefined;
  }

  #expand(pair: number): GraphViolation | undefined {
    const graph = this.#graph;
    const state = this.#states.at(pair);
    if (state >= graph.expanded) return undefined;
    const memory = this.#memories.at(pair);
    const [first, end] = [graph.firstStep(state), graph.firstStep(state + 1)];
    for (let step = first; step < end; step++) {
      const next = this.#read(memory, graph.letter(step));
      if (next === violated) return { path: [...this.#pathTo(pair), step - first], atEnd: false };
      this.#reach(graph.target(step), this.#automaton.renamed(next, graph.renaming(step)), pair);
    }
    if (first < end) return undefined;
    const { accepts, undecided } = this.#automaton.end(memory);
    this.#undecided += undecided;
    return accepts ? undefined : { path: this.#pathTo(pair), atEnd: true };
  }

  #read(memory: number, letter: number): number {
    const next = this.#automaton.after(memory, letter);
    this.#checked += this.#automaton.checked(memory, letter);
    this.#undecided += this.#automaton.undecided(memory, letter);
    return next;
  }

  #reach(state: number, memory: number, from: number): void {
    for (let pair = this.#pairs[state] ?? none; pair !== none; pair = this.#others.at(pair))
      if (this.#memories.at(pair) === memory) return;
    this.#add(state, memory, from);
  }

  #add(state: number, memory: number, from: number): void {
    this.#others.push(this.#pairs[state] ?? none);
    this.#pairs[state] = this.#states.length;
    this.#states.push(state);
    this.#memories.push(memory);
    this.#parents.push(from);
  }

  /** The step taken from each pair is found again: the first that leads to the next. */
  #pathTo(pair: number): GraphPath {
    const path: number[] = [];
    for (let at = pair; ;) {
      const parent = this.#parents.at(at);
      if (parent === none) return path.toReversed();
      path.push(this.#stepBetween(parent, at));
      at = parent;
    }
  }

  #stepBetween(parent: number, child: number): number {
    const graph = this.#graph;
    const state = this.#states.at(parent);
    const first = graph.firstStep(state);
    for (let step = first; ; step++) {
      const next = this.#automaton.after(this.#memories.at(parent), graph.letter(step));
      const memory = this.#automaton.renamed(next, graph.renaming(step));
      if (graph.target(step) === this.#states.at(child) && memory === this.#memories.at(child))
        return step - first;
    }
  }
}

/** Runs an automaton along every run through a graph, until it rejects one; that one is as short as any. */
export const searchGraph = <E extends object>(
  graph: StateGraph<E>,
  automaton: LetterAutomaton<E>,
  bounds: SearchBounds = {},
): GraphSearch => new PairSearch(graph, automaton).run(bounds);
