import type { Automaton, Emission } from '../../../traces/index.ts';
import { violated } from '../../../traces/index.ts';
import type { Sought } from './violation-kind.ts';

/** Any run that fails in another way: no state of the automaton within has this number, after one was added. */
const elsewhere = 0;

/** An automaton that rejects only what another one rejects at an event, of one kind if need be, or only at the end of a run. */
export class Rejecting implements Automaton<Emission> {
  readonly name: string;
  readonly initial: number;
  /** Whether it has rejected any run. */
  hasRejected = false;
  readonly #automaton: Automaton<Emission>;
  readonly #sought: Sought;

  constructor(automaton: Automaton<Emission>, sought: Sought) {
    this.name = automaton.name;
    this.initial = automaton.initial + 1;
    this.#automaton = automaton;
    this.#sought = sought;
  }

  step(state: number, event: Emission): number {
    if (state === violated || state === elsewhere) return state;
    const next = this.#automaton.step(state - 1, event);
    if (next !== violated) return next + 1;
    if (this.#sought !== 'any event' && event.e !== this.#sought) return elsewhere;
    this.hasRejected = true;
    return violated;
  }

  /** The state after several events, or `violated`. */
  after(state: number, events: readonly Emission[]): number {
    let next = state;
    for (const event of events) {
      if (next === violated) break;
      next = this.step(next, event);
    }
    return next;
  }

  /** Whether it rejects ends of runs, and nothing else. */
  get isForEnds(): boolean {
    return this.#sought === 'end';
  }

  accepts(state: number): boolean {
    if (state === violated) return false;
    if (state === elsewhere || !this.isForEnds || this.#automaton.accepts(state - 1)) return true;
    this.hasRejected = true;
    return false;
  }
}
