import type { Engine, RowEngine } from '../../model/index.ts';
import { ActionCounts } from './action-counts.ts';
import { asRows } from './as-rows.ts';
import type { Columned } from './checkpoint/column.ts';
import { engineQuestion } from './checkpoint/engine-question.ts';
import { repeats } from './checkpoint/repeats.ts';
import { SearchCheckpoint } from './checkpoint/search-checkpoint.ts';
import type { Letters } from './checkpoint/search-checkpoint.ts';
import type { SearchState } from './checkpoint/search-state.ts';
import { ExplorationError } from './exploration-error.ts';
import type {
  AutomatonViolation,
  BrokenInvariant,
  Exploration,
  Explorer,
  ExploreOptions,
  Limits,
} from './explorer.ts';
import { StateGraph } from './graph/state-graph.ts';
import { Integers } from './integers.ts';
import type { Path } from './path.ts';
import { Product } from './product.ts';
import { Expander } from './rows/expander.ts';
import { FingerprintStore } from './rows/fingerprint-store.ts';
import type { LabelledSteps, StepSource } from './rows/expansion.ts';
import { LocalSteps } from './rows/local-steps.ts';
import { RowStore } from './rows/row-store.ts';
import type { StateStore } from './rows/state-store.ts';
import { StepBatch } from './rows/step-batch.ts';
import { sharedArray } from './threads/shared-arrays.ts';
import { ThreadedSteps } from './threads/threaded-steps.ts';
import { pathTo } from './trail.ts';

const mostStates = 2 ** 31 - 1;
/** Below this many states, starting threads costs more than they save. */
const fewestForThreads = 100_000;

/** Takes note of every step, in the order in which they are explored. */
export interface StepRecorder<E> extends Columned {
  /** Numbers what steps emit. */
  readonly alphabet: Letters & { numberOf(events: readonly E[]): number };
  readonly bytes: number;
  /** The first `count` steps of a batch that was looked up. */
  add(steps: LabelledSteps, count: number): void;
}

/** The search, step by step: the order in which states are stored is the order in which they are expanded. */
class BreadthFirst<E> {
  readonly #engine: RowEngine<E>;
  readonly #product: Product<E> | undefined;
  readonly #options: ExploreOptions<E>;
  readonly #limits: Limits;
  readonly #store: StateStore;
  readonly #batch: StepBatch<E>;
  readonly #expander: Expander<E>;
  readonly #local: LocalSteps<E>;
  #source: StepSource;
  /** The store, if threads are to be started that share it. */
  #shared: RowStore | undefined;
  readonly #counts: ActionCounts;
  readonly #recorder: StepRecorder<E> | undefined;
  readonly #checkpoint: SearchCheckpoint | undefined;
  /** For a product, by state, the index of the step that found it: retiring automata changes what comes later. */
  readonly #indices = new Integers();
  readonly #violations: AutomatonViolation[] = [];
  readonly #broken = new Map<string, Path>();
  readonly #progressEvery: number;
  readonly #started = performance.now();
  /** Number of the state to be expanded next. */
  #head = 0;
  /** Number of the first state of the level after. */
  #levelEnd = 1;
  #depth = 0;
  #levels = [1];
  #transitions = 0;
  #terminal = 0;
  #bytes = 0;
  #reported = 0;
  /** Time that was spent before, and states found in it. */
  #before = { seconds: 0, states: 0 };

  constructor(engine: RowEngine<E>, options: ExploreOptions<E>, graph?: StepRecorder<E>) {
    this.#recorder = graph;
    const { automata = [], symmetry, fingerprint } = options;
    if (automata.length > 0 && (symmetry !== undefined || fingerprint === true))
      throw new RangeError(
        'automata are composed with states themselves, not with representatives or hashes',
      );
    this.#product = automata.length > 0 ? new Product(engine, automata) : undefined;
    if (this.#product !== undefined) {
      this.#product.onRejected = (automaton) => this.#violate(automaton, this.#pathSoFar(), false);
      this.#product.onRejectedEnd = (automaton) =>
        this.#violate(automaton, this.#pathTo(this.#expander.current), true);
    }
    this.#engine = this.#product ?? engine;
    this.#options = options;
    this.#limits = options.limits ?? {};
    this.#progressEvery = options.progressEvery ?? 10_000;
    const { words, actions } = this.#engine;
    const { threads } = options;
    if (threads !== undefined && (this.#product !== undefined || fingerprint === true))
      throw new RangeError('threads share states themselves: there are none for automata and hashes');
    this.#shared = threads === undefined ? undefined : new RowStore(words, sharedArray);
    this.#store = this.#shared ?? (fingerprint === true ? new FingerprintStore(words) : new RowStore(words));
    this.#batch = new StepBatch(words, actions.length, graph?.alphabet);
    this.#expander = new Expander(this.#engine, symmetry, this.#batch, () => this.#product?.end());
    this.#local = new LocalSteps(this.#expander, this.#store);
    this.#source = this.#local;
    this.#counts = new ActionCounts(actions.length);
    this.#checkpoint = this.#openCheckpoint(options, graph);
  }

  /** States whose steps were all taken, which are the first ones. */
  get expanded(): number {
    return this.#head;
  }

  run(): Exploration {
    try {
      return this.#search();
    } finally {
      this.#source.close();
      this.#checkpoint?.close();
    }
  }

  #search(): Exploration {
    const cut = this.#explore();
    this.#checkpoint?.save();
    if (cut !== undefined) this.#checkWaiting();
    return {
      states: this.#store.size,
      transitions: this.#transitions,
      depth: this.#depth,
      complete: cut === undefined,
      ...(cut === undefined ? {} : { cut }),
      exhaustedDepth: this.#depth + (cut === undefined ? 1 : 0),
      terminal: this.#terminal,
      actions: this.#counts.result(this.#source.refusals),
      violations: this.#violations,
      broken: this.#brokenSoFar(),
      bytes: this.#bytes,
    };
  }

  #explore(): keyof Limits | undefined {
    if (!this.#resume()) this.#start();
    for (;;) {
      this.#checkpoint?.mark(this.#state());
      if (this.#head === this.#levelEnd) {
        if (this.#store.size === this.#head) return undefined;
        this.#depth++;
        this.#levels.push(this.#store.size - this.#levelEnd);
        this.#levelEnd = this.#store.size;
      }
      if (this.#depth >= (this.#limits.depth ?? Infinity)) return 'depth';
      if (this.#seconds() >= (this.#limits.seconds ?? Infinity)) return 'seconds';
      const cut = this.#flush(this.#fill());
      if (cut !== undefined) return cut;
      this.#report();
    }
  }

  #openCheckpoint(
    { automata = [], checkpoint, symmetry, fingerprint = false }: ExploreOptions<E>,
    graph: StepRecorder<E> | undefined,
  ): SearchCheckpoint | undefined {
    if (checkpoint === undefined) return undefined;
    if (automata.length > 0)
      throw new RangeError('a product with automata cannot be saved: explore a graph, and search that');
    const kept = { fingerprint, graph: graph !== undefined };
    const parts = [this.#store, ...(graph === undefined ? [] : [graph])];
    return new SearchCheckpoint(
      checkpoint,
      { ...engineQuestion(this.#engine, symmetry), ...kept },
      parts,
      graph?.alphabet,
    );
  }

  /** Where the search stands; what is not here is in columns. */
  #state(): SearchState {
    return {
      states: this.#store.size,
      head: this.#head,
      levelEnd: this.#levelEnd,
      depth: this.#depth,
      levels: this.#levels,
      transitions: this.#transitions,
      terminal: this.#terminal,
      actions: this.#counts.result(this.#source.refusals),
      broken: this.#brokenSoFar(),
      bytes: this.#bytes,
      seconds: this.#before.seconds + this.#seconds(),
    };
  }

  /** Goes on from where the checkpoint was saved last, if it was. */
  #resume(): boolean {
    const state = this.#checkpoint?.resume();
    if (state !== undefined) this.#goOnFrom(state);
    this.#checkpoint?.announce();
    return state !== undefined;
  }

  #goOnFrom(state: SearchState): void {
    const { symmetry, fingerprint } = this.#options;
    const expandedRows = fingerprint === true ? 0 : state.head;
    if (!repeats(this.#engine, symmetry, this.#store, this.#local, expandedRows)) this.#checkpoint?.refuse();
    this.#batch.clear();
    this.#head = state.head;
    this.#reported = state.head;
    this.#levelEnd = state.levelEnd;
    this.#depth = state.depth;
    this.#levels = [...state.levels];
    this.#transitions = state.transitions;
    this.#terminal = state.terminal;
    this.#bytes = state.bytes;
    this.#before = state;
    this.#counts.restore(state.actions);
    for (const [action, { refusals }] of state.actions.entries()) this.#source.refusals[action] = refusals;
    for (const { sentence, path } of state.broken) this.#broken.set(sentence, path);
  }

  #start(): void {
    const { state } = this.#engine.initial();
    this.#options.symmetry?.canonicalise(state, 0);
    this.#batch.startFrom(0);
    this.#batch.take(state, 0, []);
    this.#store.add(this.#batch, 1);
    this.#batch.clear();
    this.#indices.push(-1);
  }

  /** The steps of some states of the level. */
  #fill(): LabelledSteps {
    if (this.#shared !== undefined && this.#store.size > fewestForThreads) this.#startThreads(this.#shared);
    try {
      const untilReport = this.#reported + this.#progressEvery - this.#head;
      const { steps, end, terminal, broken } = this.#source.next(this.#head, this.#levelEnd, untilReport);
      this.#head = end;
      this.#terminal += terminal.length;
      for (const number of broken) this.#noteBroken(number);
      return steps;
    } catch (error) {
      throw new ExplorationError(this.#pathTo(this.#expander.current), error);
    }
  }

  #startThreads(store: RowStore): void {
    this.#shared = undefined;
    const { threads } = this.#options;
    if (threads === undefined) return;
    this.#source = new ThreadedSteps(
      {
        source: threads.source,
        threads: threads.count,
        actions: this.#engine.actions.length,
        store,
        alphabet: this.#recorder?.alphabet,
        local: this.#local,
      },
      this.#head,
    );
  }

  /** Looks up steps, and counts what became of them. */
  #flush(steps: LabelledSteps): keyof Limits | undefined {
    const { count, parents } = steps;
    this.#bytes = Math.max(this.#bytes, this.#store.bytesToAdd(count) + (this.#recorder?.bytes ?? 0));
    if (this.#bytes > (this.#limits.bytes ?? Infinity)) {
      this.#head = parents[0] ?? this.#head;
      return 'bytes';
    }
    const known = this.#store.size;
    const done = this.#source.lookUp(this.#store, Math.max(this.#limits.states ?? mostStates, known));
    this.#recorder?.add(steps, done);
    this.#counts.countBatch(steps, done, known);
    if (this.#product !== undefined) this.#keepIndices(steps, done, known);
    this.#transitions += done;
    if (done < count) this.#head = parents[done] ?? this.#head;
    return done < count ? 'states' : undefined;
  }

  /** For those of the first `count` steps that found a state; `known` states were there before. */
  #keepIndices({ numbers, indices }: LabelledSteps, count: number, known: number): void {
    for (let i = 0, next = known; i < count; i++) {
      if (numbers[i] !== next) continue;
      this.#indices.push(indices[i] ?? 0);
      next++;
    }
  }

  #violate(automaton: number, path: Path, atEnd: boolean): void {
    this.#violations.push({ automaton, path, atEnd });
  }

  #brokenSoFar(): readonly BrokenInvariant[] {
    return Array.from(this.#broken, ([sentence, path]) => ({ sentence, path }));
  }

  #noteBroken(number: number): void {
    const known = this.#engine.broken(this.#rowOf(number)).every((sentence) => this.#broken.has(sentence));
    if (known) return;
    const path = this.#pathTo(number);
    const { state } = this.#follow(path);
    for (const sentence of this.#engine.broken(state))
      if (!this.#broken.has(sentence)) this.#broken.set(sentence, path);
  }

  #rowOf(number: number): Int32Array {
    const { words } = this.#engine;
    const row = new Int32Array(words);
    this.#store.load({ load: (rows, from) => row.set(rows.subarray(from, from + words)) }, number);
    return row;
  }

  #follow(path: Path): { readonly state: Int32Array } {
    let { state } = this.#engine.initial();
    for (const index of path) state = this.#engine.successors(state)[index]?.state ?? state;
    return { state };
  }

  /** What was found and not expanded must keep the invariants too. */
  #checkWaiting(): void {
    for (let number = this.#head; number < this.#store.size; number++) {
      this.#store.load(this.#engine, number);
      if (!this.#engine.holds()) this.#noteBroken(number);
    }
  }

  /** The way to the step that is being taken. */
  #pathSoFar(): Path {
    return this.#store.size === 0 ? [] : [...this.#pathTo(this.#expander.current), this.#batch.taken];
  }

  #pathTo(number: number): Path {
    if (this.#product === undefined) return pathTo(this.#engine, this.#store, number, this.#options.symmetry);
    const path: number[] = [];
    for (let at = number; at !== 0; at = this.#store.parentOf(at)) path.push(this.#indices.at(at));
    return path.toReversed();
  }

  #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  #report(): void {
    if (this.#head - this.#reported < this.#progressEvery) return;
    this.#reported = this.#head;
    const seconds = this.#seconds();
    const states = this.#store.size;
    this.#options.onProgress?.({
      states,
      statesPerSecond: seconds === 0 ? 0 : (states - this.#before.states) / seconds,
      depth: this.#depth,
      queue: states - this.#head,
      seconds,
      levels: this.#levels,
      bytes: this.#bytes,
    });
  }
}

/**
 * Explores by distance from the initial state, so that every path reported is a shortest one.
 *
 * Exact unless `fingerprint` is asked for. Throws an `ExplorationError` when the machine fails.
 */
export const explore: Explorer = <Packed, E>(engine: Engine<Packed, E>, options: ExploreOptions<E> = {}) => {
  const rows = asRows(engine);
  if (options.checkpoint !== undefined && !Object.is(rows, engine))
    throw new RangeError('only a compiled machine can be saved: numbers given to states mean nothing later');
  return new BreadthFirst(rows, options).run();
};

/** Explores as `explore` does, and keeps every step. */
export const exploreGraph = <E extends object>(
  engine: RowEngine<E>,
  options: Omit<ExploreOptions<E>, 'automata'> = {},
): { readonly exploration: Exploration; readonly graph: StateGraph<E> } => {
  const graph = new StateGraph(engine, options.symmetry);
  const search = new BreadthFirst(engine, options, graph);
  const exploration = search.run();
  graph.close(exploration.states, search.expanded, exploration.cut);
  return { exploration, graph };
};
