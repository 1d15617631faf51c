import type { Engine, RowEngine } from '../../../model/index.ts';
import { ActionCounts } from '../action-counts.ts';
import { asRows } from '../as-rows.ts';
import { BrokenInvariants } from '../broken-invariants.ts';
import { concretePath } from '../concrete-path.ts';
import { ExplorationError } from '../exploration-error.ts';
import type { AutomatonViolation, Exploration, Explorer, ExploreOptions, Limits } from '../explorer.ts';
import type { Path } from '../path.ts';
import { Product } from '../product.ts';
import { RowStore } from '../rows/row-store.ts';
import { StepBatch } from '../rows/step-batch.ts';
import { Entered } from './entered.ts';
import { SearchStack } from './search-stack.ts';

/** States expanded between two looks at the clock. */
const clockEvery = 64;
const mostStates = 2 ** 31 - 1;

/** The search: the way to where it is, and which states it has entered. */
class DepthFirst<E> {
  readonly #engine: RowEngine<E>;
  readonly #product: Product<E> | undefined;
  readonly #options: ExploreOptions<E>;
  readonly #limits: Limits;
  readonly #store: RowStore;
  /** The steps of the state that is being expanded. */
  readonly #steps: StepBatch<E>;
  /** The same for a state that was expanded before, whose refusals have been counted. */
  readonly #stepsAgain: StepBatch<E>;
  readonly #stack = new SearchStack();
  readonly #entered: Entered;
  readonly #counts: ActionCounts;
  readonly #violations: AutomatonViolation[] = [];
  readonly #broken: BrokenInvariants<E>;
  readonly #progressEvery: number;
  readonly #started = performance.now();
  #expanding: StepBatch<E>;
  #expanded = 0;
  /** Entered states that were too far away to be expanded, up to now. */
  #beyond = 0;
  #depth = 0;
  #transitions = 0;
  #terminal = 0;
  #bytes = 0;

  constructor(engine: RowEngine<E>, options: ExploreOptions<E>) {
    const { automata = [], symmetry, fingerprint, threads, checkpoint, limits = {} } = options;
    if (fingerprint === true)
      throw new RangeError('a search depth first goes back to states, so that it cannot keep hashes alone');
    if (threads !== undefined)
      throw new RangeError('a search depth first has one way, which one thread goes');
    if (checkpoint !== undefined)
      throw new RangeError(
        'a search depth first keeps no checkpoint: only one breadth first can go on from a file',
      );
    if (automata.length > 0 && symmetry !== undefined)
      throw new RangeError('automata are composed with states themselves, not with representatives');
    this.#product = automata.length > 0 ? new Product(engine, automata) : undefined;
    if (this.#product !== undefined) {
      this.#product.onRejected = (automaton) => this.#violate(automaton, this.#pathSoFar(), false);
      this.#product.onRejectedEnd = (automaton) => this.#violate(automaton, this.#stack.path(), true);
    }
    this.#engine = this.#product ?? engine;
    this.#options = options;
    this.#broken = new BrokenInvariants(this.#engine, symmetry);
    this.#limits = limits;
    this.#progressEvery = options.progressEvery ?? 10_000;
    const { words, actions } = this.#engine;
    this.#store = new RowStore(words);
    this.#steps = new StepBatch(words, actions.length);
    this.#stepsAgain = new StepBatch(words, actions.length);
    this.#expanding = this.#steps;
    this.#entered = new Entered(limits.depth !== undefined);
    this.#counts = new ActionCounts(actions.length);
  }

  run(): Exploration {
    const cut = this.#explore();
    if (cut !== undefined) this.#checkWaiting();
    return {
      states: this.#store.size,
      transitions: this.#transitions,
      depth: this.#depth,
      complete: cut === undefined,
      ...(cut === undefined ? {} : { cut }),
      exhaustedDepth: this.#exhaustedDepth(cut),
      terminal: this.#terminal,
      actions: this.#counts.result(this.#steps.refusals),
      violations: this.#violations,
      broken: this.#broken.result(),
      bytes: this.#bytes,
    };
  }

  #exhaustedDepth(cut: keyof Limits | undefined): number {
    if (cut === undefined) return this.#depth + 1;
    return cut === 'depth' ? (this.#limits.depth ?? 0) : 0;
  }

  #explore(): keyof Limits | undefined {
    this.#start();
    let cut = this.#come(0);
    while (cut === undefined && this.#stack.depth > 0) {
      const number = this.#stack.next();
      if (number === -1) this.#stack.pop();
      else cut = this.#come(number);
    }
    if (cut !== undefined) return cut;
    return this.#beyond > 0 ? 'depth' : undefined;
  }

  #start(): void {
    const { state } = this.#engine.initial();
    this.#options.symmetry?.canonicalise(state, 0);
    this.#steps.startFrom(0);
    this.#steps.take(state, 0, []);
    this.#store.add(this.#steps, 1);
    this.#steps.clear();
  }

  /** Comes to a state by the step that was taken last. */
  #come(number: number): keyof Limits | undefined {
    const { depth } = this.#stack;
    const limit = this.#limits.depth ?? Infinity;
    const wasBeyond = this.#entered.depthPlusOne(number) > limit;
    const entry = this.#entered.enter(number, depth);
    if (entry === 'no') return undefined;
    if (depth > this.#depth) this.#depth = depth;
    this.#store.load(this.#engine, number);
    if (entry === 'first') this.#check(number);
    if (depth >= limit) {
      this.#beyond++;
      return undefined;
    }
    if (wasBeyond) this.#beyond--;
    return this.#expand(number, entry === 'first' || wasBeyond);
  }

  #expand(number: number, first: boolean): keyof Limits | undefined {
    if (this.#expanded % clockEvery === 0 && this.#seconds() >= (this.#limits.seconds ?? Infinity))
      return 'seconds';
    this.#expanding = first ? this.#steps : this.#stepsAgain;
    const steps = this.#expanding;
    steps.clear();
    steps.startFrom(number);
    try {
      this.#engine.expand(steps);
    } catch (error) {
      throw new ExplorationError(this.#path(), error);
    }
    this.#expanded++;
    if (first && steps.count === 0) this.#end();
    const cut = this.#lookUp(first);
    this.#report();
    return cut;
  }

  /** Looks up the steps of the state that is being expanded, and goes on to it. */
  #lookUp(first: boolean): keyof Limits | undefined {
    const steps = this.#expanding;
    const { count } = steps;
    const bytes = this.#store.bytesToAdd(count) + this.#stack.bytes + this.#entered.bytes;
    this.#bytes = Math.max(this.#bytes, bytes);
    if (bytes > (this.#limits.bytes ?? Infinity)) return 'bytes';
    this.#canonicalise(steps);
    let next = this.#store.size;
    const done = this.#store.add(steps, this.#limits.states ?? mostStates);
    this.#stack.push(steps.numbers, done);
    if (first) {
      const { parents, actions, numbers } = steps;
      for (let i = 0; i < done; i++) {
        const isNew = numbers[i] === next;
        if (isNew) next++;
        this.#counts.count(actions[i] ?? 0, parents[i] ?? 0, isNew);
      }
      this.#transitions += done;
    }
    return done < count ? 'states' : undefined;
  }

  #canonicalise({ rows, words, count }: StepBatch<E>): void {
    const { symmetry } = this.#options;
    if (symmetry === undefined) return;
    for (let i = 0; i < count; i++) symmetry.canonicalise(rows, i * words);
  }

  #end(): void {
    this.#terminal++;
    this.#product?.end();
  }

  #violate(automaton: number, path: Path, atEnd: boolean): void {
    this.#violations.push({ automaton, path, atEnd });
  }

  /** What was found and not entered must keep the invariants too. */
  #checkWaiting(): void {
    while (this.#stack.depth > 0) {
      const number = this.#stack.next();
      if (number === -1) this.#stack.pop();
      else if (this.#entered.depthPlusOne(number) === 0) {
        this.#entered.enter(number, this.#stack.depth);
        this.#store.load(this.#engine, number);
        this.#check(number);
      }
    }
  }

  /** Checks the invariants of the state in hand, to which the last step led. */
  #check(number: number): void {
    try {
      if (this.#engine.holds()) return;
    } catch (error) {
      throw new ExplorationError(this.#path(), error);
    }
    const { words, rows } = this.#store;
    this.#broken.note(rows.slice(number * words, (number + 1) * words), () => this.#stack.path());
    this.#store.load(this.#engine, number);
  }

  /** The way to the state that was entered last. */
  #path(): Path {
    const path = this.#stack.path();
    const { symmetry } = this.#options;
    return symmetry === undefined ? path : concretePath(this.#engine, symmetry, path);
  }

  /** The way to the step that is being taken; before there are states, the run has no steps. */
  #pathSoFar(): Path {
    return this.#store.size === 0 ? [] : [...this.#stack.path(), this.#expanding.taken];
  }

  #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  #report(): void {
    if (this.#expanded % this.#progressEvery !== 0) return;
    const seconds = this.#seconds();
    const states = this.#store.size;
    this.#options.onProgress?.({
      states,
      statesPerSecond: seconds === 0 ? 0 : states / seconds,
      depth: this.#stack.depth - 1,
      queue: states - this.#entered.count,
      seconds,
      levels: [1],
      bytes: this.#bytes,
    });
  }
}

/**
 * Explores along one way as far as it goes before going back to the next one. Exact; the paths it reports are ways
 * there and mostly not the shortest, and `depth` is the longest way it took. It needs no less memory than a search by
 * distance, but comes sooner to what is far away.
 *
 * With a limit on the depth, a state is expanded again whenever it is reached by fewer steps than before, so that the
 * states and steps within the limit are those of a search by distance, at up to that many times the work; `depth` is
 * then at most the limit, and `exhaustedDepth` is the limit. Any other limit leaves `exhaustedDepth` at 0.
 *
 * Throws an `ExplorationError` when the machine fails, and a `RangeError` for fingerprints, for threads, for checkpoints,
 * and for automata together with a symmetry.
 */
export const exploreDepthFirst: Explorer = <Packed, E>(
  engine: Engine<Packed, E>,
  options: ExploreOptions<E> = {},
) => new DepthFirst(asRows(engine), options).run();
