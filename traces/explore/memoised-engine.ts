import type { Engine, Step, StepLabel } from '../../model/index.ts';
import { Integers } from './integers.ts';

/** Gives each text a number, in the order of first sight. */
class Interned<T> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];

  numberOf(text: string, value: T): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#values.length);
    return this.#values.push(value) - 1;
  }

  at(number: number): T {
    const value = this.#values[number];
    if (value === undefined) throw new RangeError(`nothing has the number ${number}`);
    return value;
  }
}

/**
 * An engine that runs another one only once for each state. Its states are numbers in the order of first sight;
 * the graph, the labels and the events of its steps and the broken invariants are kept, twelve bytes a step.
 *
 * For exploring one machine several times, say once for each property: their automata composed all at once would
 * multiply states that each alone would not.
 */
export class MemoisedEngine<Packed, E> implements Engine<number, E> {
  readonly actions: Engine<Packed, E>['actions'];
  readonly #engine: Engine<Packed, E>;
  readonly #states = new Interned<Packed>();
  readonly #labels = new Interned<StepLabel>();
  readonly #events = new Interned<readonly E[]>();
  readonly #noSentences: readonly string[] = [];
  readonly #broken: (readonly string[] | undefined)[] = [];
  /** For each expanded state its row in `#steps`; a row is the number of steps, then three integers for each. */
  readonly #rows: (number | undefined)[] = [];
  readonly #steps = new Integers();

  constructor(engine: Engine<Packed, E>) {
    this.#engine = engine;
    this.actions = engine.actions;
  }

  initial(): { readonly state: number; readonly events: readonly E[] } {
    const { state, events } = this.#engine.initial();
    return { state: this.#number(state), events };
  }

  successors(state: number): readonly Step<number, E>[] {
    const row = this.#rows[state] ?? this.#expand(state);
    const count = this.#steps.at(row);
    const steps: Step<number, E>[] = [];
    for (let at = row + 1; at <= row + 3 * count; at += 3)
      steps.push({
        state: this.#steps.at(at),
        label: this.#labels.at(this.#steps.at(at + 1)),
        events: this.#events.at(this.#steps.at(at + 2)),
      });
    return steps;
  }

  key(state: number): string {
    return String.fromCharCode(state & 0xff, (state >>> 8) & 0xff, (state >>> 16) & 0xff, state >>> 24);
  }

  broken(state: number): readonly string[] {
    const known = this.#broken[state];
    if (known !== undefined) return known;
    const sentences = this.#engine.broken(this.#states.at(state));
    this.#broken[state] = sentences.length === 0 ? this.#noSentences : sentences;
    return sentences;
  }

  describe(state: number): Readonly<Record<string, unknown>> {
    return this.#engine.describe(this.#states.at(state));
  }

  #number(state: Packed): number {
    return this.#states.numberOf(this.#engine.key(state), state);
  }

  #expand(state: number): number {
    const steps = this.#engine.successors(this.#states.at(state));
    const numbers = steps.flatMap(({ state: to, label, events }) => [
      this.#number(to),
      this.#labels.numberOf(JSON.stringify([label.action, label.actors, label.choices]), label),
      this.#events.numberOf(JSON.stringify(events), events),
    ]);
    const row = this.#steps.length;
    this.#steps.push(steps.length);
    for (const number of numbers) this.#steps.push(number);
    this.#rows[state] = row;
    return row;
  }
}
