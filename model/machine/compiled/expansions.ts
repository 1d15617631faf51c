import type { StepSink } from '../row-engine.ts';
import type { Expand, RowProgram } from './row-program.ts';

const deaf: StepSink<never> = { listens: false, take: () => {}, refuse: () => {} };

/** Hands steps on to whichever sink wants them at the moment. */
class PassingSink<E> implements StepSink<E> {
  /** Not asked for: the engine asks the target. */
  readonly listens = false;
  target: StepSink<E> = deaf;

  take(row: Int32Array, action: number, events: readonly E[]): void {
    this.target.take(row, action, events);
  }

  refuse(action: number): void {
    this.target.refuse(action);
  }
}

/**
 * Takes every step, with code of its own for each sink that comes twice in a row: where the sink is a constant, giving
 * it a step is no call, and its arrays need not be looked up. Other sinks share code.
 */
export class Expansions<E> {
  readonly #program: RowProgram<E>;
  readonly #passing = new PassingSink<E>();
  readonly #shared: Expand;
  readonly #own = new WeakMap<StepSink<E>, Expand>();
  #sink: StepSink<E> = deaf;
  #expand: Expand;

  constructor(program: RowProgram<E>) {
    this.#program = program;
    this.#shared = program.expandInto(this.#passing);
    this.#expand = this.#shared;
  }

  /** Gives every step from the row in hand to `sink`; see `RowProgram.expandInto` for what it throws. */
  expand(sink: StepSink<E>): void {
    if (sink !== this.#sink || this.#expand === this.#shared) this.#turnTo(sink);
    this.#expand();
  }

  #turnTo(sink: StepSink<E>): void {
    const again = sink === this.#sink;
    this.#sink = sink;
    this.#passing.target = sink;
    this.#expand = this.#own.get(sink) ?? (again ? this.#print(sink) : this.#shared);
  }

  #print(sink: StepSink<E>): Expand {
    const expand = this.#program.expandInto(sink);
    this.#own.set(sink, expand);
    return expand;
  }
}
