import type { Engine, Step } from '../../model/index.ts';
import { Automata } from './automata.ts';
import { ExplorationError } from './exploration-error.ts';
import type { AutomatonViolation, Exploration, Explorer, ExploreOptions, Limits } from './explorer.ts';
import { KeySet } from './key-set.ts';
import type { Path } from './path.ts';
import { StepTree } from './step-tree.ts';

/** A state of the product that was found and not yet expanded. */
interface Found<Packed> {
  readonly state: Packed;
  /** The vector of the automata's states. */
  readonly vector: number;
  /** Its number in the tree. */
  readonly number: number;
}

// Bytes, since a single wide character makes every character of the key take two bytes.
const suffixOf = (vector: number): string =>
  String.fromCharCode(vector & 255, (vector >>> 8) & 255, (vector >>> 16) & 255, vector >>> 24);

class BreadthFirst<Packed, E> {
  readonly #engine: Engine<Packed, E>;
  readonly #options: ExploreOptions<E>;
  readonly #limits: Limits;
  readonly #automata: Automata<E>;
  readonly #keys = new KeySet();
  readonly #tree = new StepTree();
  readonly #counts: { states: number; steps: number }[];
  readonly #violations: AutomatonViolation[] = [];
  readonly #broken = new Map<string, Path>();
  readonly #started = performance.now();
  #level: Found<Packed>[] = [];
  #nextLevel: Found<Packed>[] = [];
  #depth = 0;
  #expanded = 0;
  #transitions = 0;
  #terminal = 0;

  constructor(engine: Engine<Packed, E>, options: ExploreOptions<E>) {
    this.#engine = engine;
    this.#options = options;
    this.#limits = options.limits ?? {};
    this.#automata = new Automata(options.automata ?? []);
    this.#counts = engine.actions.map(() => ({ states: 0, steps: 0 }));
  }

  run(): Exploration {
    const cut = this.#explore();
    return {
      states: this.#tree.size,
      transitions: this.#transitions,
      depth: this.#depth,
      complete: cut === undefined,
      ...(cut === undefined ? {} : { cut }),
      terminal: this.#terminal,
      actions: this.#counts,
      violations: this.#violations,
      broken: Array.from(this.#broken, ([sentence, path]) => ({ sentence, path })),
    };
  }

  #explore(): keyof Limits | undefined {
    const { state, events } = this.#engine.initial();
    const vector = this.#automata.start(events, this.#reject(0));
    this.#keys.add(this.#engine.key(state) + suffixOf(vector));
    this.#level = [{ state, vector, number: 0 }];
    this.#noteBroken(state, 0);
    for (;;) {
      if (this.#depth === this.#limits.depth) return 'depth';
      for (const found of this.#level) {
        const cut = this.#expand(found);
        if (cut !== undefined) return cut;
      }
      if (this.#nextLevel.length === 0) return undefined;
      this.#level = this.#nextLevel;
      this.#nextLevel = [];
      this.#depth++;
    }
  }

  #expand(from: Found<Packed>): keyof Limits | undefined {
    if (this.#seconds() >= (this.#limits.seconds ?? Infinity)) return 'seconds';
    const steps = this.#attempt(from.number, () => this.#engine.successors(from.state));
    if (steps.length === 0) {
      this.#terminal++;
      this.#automata.end(from.vector, this.#reject(from.number, { atEnd: true }));
    }
    for (const [index, step] of steps.entries()) {
      this.#count(step, steps[index - 1]);
      if (!this.#follow(from, step, index)) return 'states';
    }
    this.#expanded++;
    if (this.#expanded % (this.#options.progressEvery ?? 10_000) === 0) this.#report();
    return undefined;
  }

  /** Takes a step; false if that finds a state beyond the limit. */
  #follow(from: Found<Packed>, { state, events }: Step<Packed, E>, index: number): boolean {
    const vector = this.#automata.after(from.vector, events, this.#reject(from.number, { step: index }));
    const key = this.#engine.key(state) + suffixOf(vector);
    if (this.#keys.has(key)) return true;
    if (this.#tree.size >= (this.#limits.states ?? Infinity)) return false;
    this.#keys.add(key);
    const number = this.#tree.add(from.number, index);
    this.#nextLevel.push({ state, vector, number });
    this.#noteBroken(state, number);
    return true;
  }

  /** Steps come grouped by action, so that an action is first seen after the step of another. */
  #count({ label: { action } }: Step<Packed, E>, before: Step<Packed, E> | undefined): void {
    this.#transitions++;
    const count = this.#counts[action];
    if (count === undefined) return;
    count.steps++;
    if (before?.label.action !== action) count.states++;
  }

  #noteBroken(state: Packed, number: number): void {
    for (const sentence of this.#attempt(number, () => this.#engine.broken(state)))
      if (!this.#broken.has(sentence)) this.#broken.set(sentence, this.#tree.pathTo(number));
  }

  #reject(number: number, { step, atEnd = false }: { step?: number; atEnd?: boolean } = {}) {
    return (automaton: number): void => {
      this.#violations.push({ automaton, path: this.#tree.pathTo(number, step), atEnd });
    };
  }

  #attempt<T>(number: number, ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      throw new ExplorationError(this.#tree.pathTo(number), error);
    }
  }

  #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  #report(): void {
    const seconds = this.#seconds();
    const states = this.#tree.size;
    this.#options.onProgress?.({
      states,
      statesPerSecond: seconds === 0 ? 0 : states / seconds,
      depth: this.#depth,
      queue: states - this.#expanded,
      seconds,
    });
  }
}

/**
 * Explores by distance from the initial state, so that every path reported is a shortest one.
 *
 * Exact: a state is known by its whole key, not by a hash. Throws an `ExplorationError` when the machine fails.
 */
export const explore: Explorer = (engine, options = {}) => new BreadthFirst(engine, options).run();
