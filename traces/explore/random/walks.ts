import type { RowEngine } from '../../../model/index.ts';
import { ActionCounts } from '../action-counts.ts';
import { BrokenInvariants } from '../broken-invariants.ts';
import { concretePath } from '../concrete-path.ts';
import { ExplorationError } from '../exploration-error.ts';
import type { AutomatonViolation, ExploreOptions, Limits } from '../explorer.ts';
import type { Path } from '../path.ts';
import { Product } from '../product.ts';
import { RowStore } from '../rows/row-store.ts';
import { StepBatch } from '../rows/step-batch.ts';
import { Actors } from './actors.ts';
import { KnownSteps } from './known-steps.ts';
import type { RandomExploration, RandomOptions } from './random.ts';
import type { Scheduler } from './schedule.ts';
import { randomWordsFor } from './xoshiro.ts';

/** Steps between two looks at the clock; a power of 2. */
const clockEvery = 256;
const mostStates = 2 ** 31 - 1;
const nobody: readonly number[] = [];

/** How to walk. */
type Walking = Pick<RandomOptions, 'runs' | 'steps' | 'seed'> & { readonly scheduler: Scheduler };

/**
 * Runs of one machine, one after the other, over the states found so far: a state is expanded when a run first comes
 * to it, and then all of its steps are looked up.
 */
export class Walks<E> {
  readonly #machine: RowEngine<E>;
  readonly #engine: RowEngine<E>;
  readonly #product: Product<E> | undefined;
  readonly #walking: Walking;
  readonly #options: ExploreOptions<E>;
  readonly #limits: Limits;
  readonly #store: RowStore;
  readonly #batch: StepBatch<E>;
  readonly #known = new KnownSteps();
  readonly #actors: Actors<E>;
  readonly #counts: ActionCounts;
  readonly #violations: AutomatonViolation[] = [];
  readonly #broken: BrokenInvariants<E>;
  readonly #progressEvery: number;
  readonly #started = performance.now();
  /** The steps of this run so far, by index, from states as they are kept. */
  readonly #run: number[] = [];
  #expanded = 0;
  #runs = 0;
  /** Steps of the runs before this one. */
  #taken = 0;
  #longest = 0;
  #transitions = 0;
  #terminal = 0;
  #bytes = 0;
  /** Whether a run was stopped by the limit on its depth. */
  #stopped = false;
  #reported = 0;

  constructor(machine: RowEngine<E>, walking: Walking, options: ExploreOptions<E>) {
    const { automata = [], symmetry, fingerprint, threads, checkpoint, limits = {} } = options;
    if (fingerprint === true)
      throw new RangeError('random runs come back to states, so that hashes will not do');
    if (threads !== undefined) throw new RangeError('random runs follow each other, in one thread');
    if (checkpoint !== undefined)
      throw new RangeError(
        'random runs keep no checkpoint: only a search breadth first can go on from a file',
      );
    if (symmetry !== undefined && automata.length > 0)
      throw new RangeError('automata are composed with states themselves, not with representatives');
    if (symmetry !== undefined && walking.scheduler.needsActors)
      throw new RangeError(
        'a schedule by actors needs to know them by name, which a symmetry takes from them',
      );
    this.#product = automata.length > 0 ? new Product(machine, automata) : undefined;
    if (this.#product !== undefined) {
      this.#product.onRejected = (automaton) => this.#violate(automaton, this.#pathSoFar(), false);
      this.#product.onRejectedEnd = (automaton) => this.#violate(automaton, this.#path(), true);
    }
    this.#machine = machine;
    this.#engine = this.#product ?? machine;
    this.#walking = walking;
    this.#options = options;
    this.#limits = limits;
    this.#progressEvery = options.progressEvery ?? 10_000;
    const { words, actions } = this.#engine;
    this.#store = new RowStore(words);
    this.#batch = new StepBatch(words, actions.length);
    this.#counts = new ActionCounts(actions.length);
    this.#actors = new Actors(machine);
    this.#broken = new BrokenInvariants(this.#engine, symmetry);
  }

  run(): RandomExploration {
    this.#start();
    const stop = this.#runAll();
    const complete = this.#expanded === this.#store.size;
    const cut = complete ? undefined : (stop ?? (this.#stopped ? 'depth' : undefined));
    const guarantee = this.#walking.scheduler.guarantee();
    return {
      states: this.#store.size,
      transitions: this.#transitions,
      depth: this.#longest,
      complete,
      ...(cut === undefined ? {} : { cut }),
      exhaustedDepth: complete ? this.#longest + 1 : 0,
      terminal: this.#terminal,
      actions: this.#counts.result(this.#batch.refusals),
      violations: this.#violations,
      broken: this.#broken.result(),
      bytes: this.#bytes,
      runs: this.#runs,
      steps: this.#taken,
      ...(guarantee === undefined ? {} : { guarantee }),
    };
  }

  #start(): void {
    const { state } = this.#engine.initial();
    this.#options.symmetry?.canonicalise(state, 0);
    this.#batch.startFrom(0);
    this.#batch.take(state, 0, []);
    this.#store.add(this.#batch, 1);
    this.#check(0);
  }

  #runAll(): keyof Limits | undefined {
    while (this.#runs < this.#walking.runs) {
      const cut = this.#runOnce();
      if (cut !== undefined) return cut;
      this.#runs++;
    }
    return undefined;
  }

  #runOnce(): keyof Limits | undefined {
    const { seed, scheduler } = this.#walking;
    const limit = this.#limits.depth ?? Infinity;
    const most = Math.min(this.#walking.steps, limit);
    const known = this.#known;
    scheduler.begin(randomWordsFor(seed, this.#runs));
    this.#run.length = 0;
    let cut: keyof Limits | undefined;
    let taken = 0;
    for (let at = 0; ; taken++) {
      cut = this.#pause(taken) ?? (known.has(at) || taken === most ? undefined : this.#expand(at));
      if (taken === most && limit <= this.#walking.steps) this.#stopped = true;
      if (cut !== undefined || taken === most) break;
      const count = known.count(at);
      if (count === 0) break;
      const actors = scheduler.needsActors ? this.#actors.list(known.actors(at)) : nobody;
      const index = scheduler.pick(count, actors);
      this.#run.push(index);
      at = known.target(at, index);
    }
    scheduler.end(taken);
    this.#taken += taken;
    if (taken > this.#longest) this.#longest = taken;
    return cut;
  }

  /** From time to time looks at the clock and reports. */
  #pause(taken: number): keyof Limits | undefined {
    const steps = this.#taken + taken;
    if (steps - this.#reported >= this.#progressEvery) this.#report(steps, taken);
    if ((steps & (clockEvery - 1)) !== 0) return undefined;
    return this.#seconds() >= (this.#limits.seconds ?? Infinity) ? 'seconds' : undefined;
  }

  #expand(number: number): keyof Limits | undefined {
    const batch = this.#batch;
    batch.clear();
    batch.startFrom(number);
    this.#store.load(this.#engine, number);
    try {
      this.#engine.expand(batch);
    } catch (error) {
      throw new ExplorationError(this.#path(), error);
    }
    if (batch.count === 0) {
      this.#terminal++;
      this.#product?.end();
    }
    return this.#lookUp(number);
  }

  #lookUp(number: number): keyof Limits | undefined {
    const batch = this.#batch;
    const { count, actions } = batch;
    this.#bytes = Math.max(this.#bytes, this.#store.bytesToAdd(count) + this.#known.bytes);
    if (this.#bytes > (this.#limits.bytes ?? Infinity)) return 'bytes';
    this.#canonicalise();
    let next = this.#store.size;
    const done = this.#store.add(batch, this.#limits.states ?? mostStates);
    for (let i = 0; i < done; i++) {
      const isNew = batch.numbers[i] === next;
      if (isNew) this.#check(next++, i);
      this.#counts.count(actions[i] ?? 0, number, isNew);
    }
    this.#transitions += done;
    this.#known.add(number, batch.numbers, done, this.#actorsOf(number));
    if (done < count) return 'states';
    this.#expanded++;
    return undefined;
  }

  #actorsOf(number: number): number {
    return this.#walking.scheduler.needsActors ? this.#actors.listOf(this.#rowOf(number)) : 0;
  }

  #canonicalise(): void {
    const { symmetry } = this.#options;
    if (symmetry === undefined) return;
    const { rows, words, count } = this.#batch;
    for (let i = 0; i < count; i++) symmetry.canonicalise(rows, i * words);
  }

  /** Checks the invariants of a state when it is found, by the step with this index if by any. */
  #check(number: number, index?: number): void {
    const way = (): Path => (index === undefined ? [] : [...this.#run, index]);
    this.#store.load(this.#engine, number);
    try {
      if (!this.#engine.holds()) this.#broken.note(this.#rowOf(number), way);
    } catch (error) {
      throw new ExplorationError(this.#concrete(way()), error);
    }
  }

  #rowOf(number: number): Int32Array {
    const { rows, words } = this.#store;
    return rows.slice(number * words, (number + 1) * words);
  }

  #violate(automaton: number, path: Path, atEnd: boolean): void {
    this.#violations.push({ automaton, path, atEnd });
  }

  /** The way to the step that is being taken; before there are states, the run has no steps. */
  #pathSoFar(): Path {
    return this.#store.size === 0 ? [] : [...this.#path(), this.#batch.taken];
  }

  /** The way to the state that this run has come to. */
  #path(): Path {
    return this.#concrete([...this.#run]);
  }

  #concrete(way: Path): Path {
    const { symmetry } = this.#options;
    return symmetry === undefined ? way : concretePath(this.#machine, symmetry, way);
  }

  #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  #report(steps: number, depth: number): void {
    this.#reported = steps;
    const seconds = this.#seconds();
    const states = this.#store.size;
    this.#options.onProgress?.({
      states,
      statesPerSecond: seconds === 0 ? 0 : states / seconds,
      depth,
      queue: states - this.#expanded,
      seconds,
      levels: [1],
      bytes: this.#bytes,
    });
  }
}
