import type { ToldFact } from '../../../../explain/told-run.ts';
import type { ShownRun } from '../../payload/page.ts';
import { factKey, type State, type States } from './state.ts';

const between = 64;

type Facts = ReadonlyMap<string, ToldFact>;

/** States of a run of the specification: the first one, and what each step changed. */
export class RunStates implements States {
  readonly before = undefined;
  readonly #run: ShownRun;
  /** After every 64th item. */
  readonly #kept: Facts[];

  constructor(run: ShownRun) {
    this.#run = run;
    this.#kept = [new Map(run.initial.map((fact) => [factKey(fact), fact]))];
  }

  at(item: number): State {
    const wanted = Math.floor(item / between);
    while (this.#kept.length <= wanted) {
      const last = this.#kept.length - 1;
      this.#kept.push(this.#onwards(this.#keptAt(last), last * between, (last + 1) * between));
    }
    return { facts: [...this.#onwards(this.#keptAt(wanted), wanted * between, item).values()], unknown: [] };
  }

  #keptAt(index: number): Facts {
    return this.#kept[index] ?? new Map<string, ToldFact>();
  }

  #onwards(facts: Facts, from: number, to: number): Facts {
    const now = new Map(facts);
    // Item 0 is the start, so step `i` is item `i + 1`.
    for (const { changes } of this.#run.steps.slice(from, to))
      for (const { owner, field, after, ofTasks, bookkeeping } of changes)
        now.set(factKey({ owner, field }), { owner, field, value: after, ofTasks, bookkeeping });
    return now;
  }
}
