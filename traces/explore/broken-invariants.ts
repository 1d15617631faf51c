import type { RowEngine, Symmetry } from '../../model/index.ts';
import { concretePath } from './concrete-path.ts';
import type { BrokenInvariant } from './explorer.ts';
import type { Path } from './path.ts';

/** The sentences that states break, each with the way to the first such state. */
export class BrokenInvariants<E> {
  readonly #engine: RowEngine<E>;
  readonly #symmetry: Symmetry | undefined;
  readonly #paths = new Map<string, Path>();
  /** Sentences broken by representatives. What the states that they stand for break may be named otherwise. */
  readonly #ofRepresentatives = new Set<string>();

  constructor(engine: RowEngine<E>, symmetry: Symmetry | undefined) {
    this.#engine = engine;
    this.#symmetry = symmetry;
  }

  /** Notes what `row` breaks, a representative if there is a symmetry; asks for the way to it only if that is news. */
  note(row: Int32Array, way: () => Path): void {
    const sentences = this.#engine.broken(row);
    if (this.#symmetry === undefined) this.#add(sentences, way);
    else if (!sentences.every((sentence) => this.#ofRepresentatives.has(sentence))) {
      for (const sentence of sentences) this.#ofRepresentatives.add(sentence);
      const path = concretePath(this.#engine, this.#symmetry, way());
      let { state } = this.#engine.initial();
      for (const index of path) state = this.#engine.successors(state)[index]?.state ?? state;
      this.#add(this.#engine.broken(state), () => path);
    }
  }

  /** What was noted, in that order. */
  result(): readonly BrokenInvariant[] {
    return Array.from(this.#paths, ([sentence, path]) => ({ sentence, path }));
  }

  #add(sentences: readonly string[], way: () => Path): void {
    const fresh = sentences.filter((sentence) => !this.#paths.has(sentence));
    if (fresh.length === 0) return;
    const path = way();
    for (const sentence of fresh) this.#paths.set(sentence, path);
  }
}
