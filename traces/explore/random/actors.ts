import type { RowEngine, StepLabel } from '../../../model/index.ts';

const systemItself = 'the system as a whole';

/** Numbers actors, from 0 in the order of first sight, and lists of them, since many states offer steps to the same. */
export class Actors<E> {
  readonly #engine: RowEngine<E>;
  readonly #numbers = new Map<string, number>();
  readonly #lists: (readonly number[])[] = [];
  readonly #listNumbers = new Map<string, number>();

  constructor(engine: RowEngine<E>) {
    this.#engine = engine;
  }

  /** The number of the list that has, for each step from the state in `row`, the number of its first actor. */
  listOf(row: Int32Array): number {
    const list = this.#engine.successors(row).map(({ label }) => this.#number(label));
    const name = list.join();
    const known = this.#listNumbers.get(name);
    if (known !== undefined) return known;
    this.#listNumbers.set(name, this.#lists.length);
    return this.#lists.push(list) - 1;
  }

  /** The list with this number. */
  list(number: number): readonly number[] {
    return this.#lists[number] ?? [];
  }

  #number({ action, actors: [first] }: StepLabel): number {
    const array = this.#engine.actions[action]?.arrays[0];
    const name = array === undefined ? systemItself : `${array}[${first}]`;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(name, number);
    return number;
  }
}
