import type { RowEngine, Symmetry } from '../../../model/index.ts';
import type { Column, Columned } from '../checkpoint/column.ts';
import type { Limits } from '../explorer.ts';
import { Integers } from '../integers.ts';
import type { LabelledSteps } from '../rows/expansion.ts';
import { Alphabet } from './alphabet.ts';

/**
 * The steps of a machine between states that are numbers, with the letter that each emits: what every property of
 * runs can be checked on, without running the machine again.
 *
 * Under a symmetry the states are representatives, and a step goes with the renaming that makes the state it leads to
 * the one that is kept.
 */
export class StateGraph<E extends object> implements Columned {
  readonly engine: RowEngine<E>;
  readonly symmetry: Symmetry | undefined;
  readonly alphabet = new Alphabet<E>();
  /** Letter and renaming of the initial state. */
  readonly initial: { readonly letter: number; readonly renaming: number };
  /** States whose steps are known, which are the first ones; all, if the machine was explored completely. */
  expanded = 0;
  /** States, expanded or not. */
  states = 0;
  /** The limit that cut the exploration short. */
  cut: keyof Limits | undefined;
  readonly #firsts = new Integers();
  readonly #targets = new Integers();
  readonly #labels = new Integers();
  readonly #renamings: number;

  constructor(engine: RowEngine<E>, symmetry: Symmetry | undefined) {
    this.engine = engine;
    this.symmetry = symmetry;
    this.#renamings = symmetry?.size ?? 1;
    const { state, events } = engine.initial();
    this.initial = {
      letter: this.alphabet.numberOf(events),
      renaming: symmetry?.canonicalise(state.slice(), 0) ?? 0,
    };
  }

  /** Steps known. */
  get transitions(): number {
    return this.#targets.length;
  }

  get bytes(): number {
    return this.#firsts.bytes + this.#targets.bytes + this.#labels.bytes;
  }

  get columns(): readonly Column[] {
    return [
      this.#firsts.column('first steps'),
      this.#targets.column('targets'),
      this.#labels.column('labels'),
    ];
  }

  restored(): void {}

  /** Adds the first `count` of steps that were looked up and follow those added before. */
  add(steps: LabelledSteps, count: number): void {
    const { parents, numbers, letters, renamings } = steps;
    for (let i = 0; i < count; i++) {
      this.#reach(parents[i] ?? 0);
      this.#targets.push(numbers[i] ?? 0);
      this.#labels.push((letters[i] ?? 0) * this.#renamings + (renamings[i] ?? 0));
    }
  }

  /** Says that no more steps come: those of the first `expanded` of the `states` are known. */
  close(states: number, expanded: number, cut: keyof Limits | undefined): void {
    this.#reach(expanded);
    this.states = states;
    this.expanded = expanded;
    this.cut = cut;
  }

  /** Number of the first step of a state that was expanded; those of the state after follow. */
  firstStep(state: number): number {
    return this.#firsts.at(state);
  }

  /** The state that a step leads to. */
  target(step: number): number {
    return this.#targets.at(step);
  }

  /** Number of a step's letter. */
  letter(step: number): number {
    return Math.floor(this.#labels.at(step) / this.#renamings);
  }

  /** Number of a step's renaming. */
  renaming(step: number): number {
    return this.#labels.at(step) % this.#renamings;
  }

  /** The states up to `state` start where the next step will be. */
  #reach(state: number): void {
    while (this.#firsts.length <= state) this.#firsts.push(this.#targets.length);
  }
}
