import { Draft } from '../../model/machine/draft.ts';
import { testsOf } from '../../model/machine/guard.ts';
import type { Test } from '../../model/machine/guard.ts';
import { layOut } from '../../model/machine/layout.ts';
import type { Layout, Slot } from '../../model/machine/layout.ts';
import type { Engine, Schema } from '../../model/index.ts';

/** One condition of the guard of an action, such as `at` is `steal`. */
export interface Term {
  readonly action: string;
  /** As an author writes it, such as `workers.victim: some`. */
  readonly condition: string;
}

/** What became of the guards of a machine in the states that were looked at. */
export interface GuardsSeen {
  /** Actions whose guard was met. */
  readonly met: ReadonlySet<string>;
  /** Terms that were the only one not met, as `termName` spells them. */
  readonly decisive: ReadonlySet<string>;
}

type Guarded = Engine<unknown, unknown>['actions'][number];

/** The same for each term of an action's guard, and different for others. */
export const termName = ({ action, condition }: Term): string => `${action} needs ${condition}`;

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(' or ') : String(value));

/** The terms of an action's guard, in the order of its arrays. */
export const termsOf = ({ rule, arrays, when }: Guarded): readonly Term[] =>
  arrays.flatMap((array, position) =>
    Object.entries(when[position] ?? {}).map(([field, value]) => ({
      action: rule.name,
      condition: `${array}.${field}: ${shown(value)}`,
    })),
  );

interface Watched {
  readonly action: string;
  readonly terms: readonly string[];
  /** For each tuple of actors, a test for each term. */
  readonly ways: readonly (readonly Test[])[];
}

const recordsOf = ({ entries }: Layout, array: string): readonly (readonly Slot[])[] => {
  const entry = entries.find(({ name }) => name === array);
  return entry?.kind === 'records' ? entry.records : [];
};

const waysOf = (layout: Layout, { rule, arrays, when }: Guarded): readonly (readonly Test[])[] =>
  arrays.reduce<readonly (readonly Test[])[]>(
    (ways, array, position) =>
      ways.flatMap((way) =>
        recordsOf(layout, array).map((slots) => way.concat(testsOf(rule.name, slots, when[position] ?? {}))),
      ),
    [[]],
  );

/**
 * Looks at states of a machine and takes note of the guards that are met there, and of each term that is all that keeps its
 * action from being tried: one that never is could be left out. What was noted is not looked for again.
 */
export class GuardWatch {
  readonly #draft: Draft;
  readonly #met = new Set<string>();
  readonly #decisive = new Set<string>();
  #open: readonly Watched[];

  constructor(schema: Schema, actions: readonly Guarded[]) {
    const layout = layOut(schema);
    this.#draft = new Draft(layout);
    this.#open = actions.map((action) => ({
      action: action.rule.name,
      terms: termsOf(action).map(termName),
      ways: waysOf(layout, action),
    }));
  }

  /** Looks at the state with this key. */
  look(key: string): void {
    if (this.#open.length === 0) return;
    this.#draft.load(key);
    const before = this.#met.size + this.#decisive.size;
    for (const watched of this.#open) for (const way of watched.ways) this.#test(watched, way);
    if (this.#met.size + this.#decisive.size > before)
      this.#open = this.#open.filter((watched) => this.#isOpen(watched));
  }

  result(): GuardsSeen {
    return { met: this.#met, decisive: this.#decisive };
  }

  #test({ action, terms }: Watched, way: readonly Test[]): void {
    let failing = -1;
    for (const [term, { at, cells, except }] of way.entries()) {
      if (cells.includes(this.#draft.original(at)) !== except) continue;
      if (failing >= 0) return;
      failing = term;
    }
    const term = terms[failing];
    if (term === undefined) this.#met.add(action);
    else this.#decisive.add(term);
  }

  #isOpen({ action, terms }: Watched): boolean {
    return !this.#met.has(action) || terms.some((term) => !this.#decisive.has(term));
  }
}
