import type { Step } from '../engine.ts';
import type { StepSink } from '../row-engine.ts';
import type { RowContext } from './row-context.ts';

/** A sink that keeps the steps, with labels. */
export class StepList<E> implements StepSink<E> {
  readonly listens = true;
  readonly steps: Step<Int32Array, E>[] = [];
  readonly #context: RowContext<E>;

  /** `context` must be that of the program which gives the steps. */
  constructor(context: RowContext<E>) {
    this.#context = context;
  }

  take(row: Int32Array, action: number, events: readonly E[]): void {
    const { actors, choices } = this.#context;
    this.steps.push({ label: { action, actors, choices }, state: row.slice(), events: events.slice() });
  }

  refuse(): void {
    // An effect that refuses takes no step.
  }
}
