import type { Notice } from '../../read/trace.ts';

/** What facts with these codes are told to. */
export interface Counter<C extends string> {
  readonly add: (code: C) => void;
}

/** Counts facts about how a recording was made, by the code of the notice that tells of them. */
export class Tallies<C extends string> implements Counter<C> {
  readonly #texts: Readonly<Record<C, string>>;
  readonly #counts = new Map<C, number>();

  /** @param texts - what each code means and what follows from it, as one English sentence */
  constructor(texts: Readonly<Record<C, string>>) {
    this.#texts = texts;
  }

  add(code: C): void {
    this.#counts.set(code, this.count(code) + 1);
  }

  count(code: C): number {
    return this.#counts.get(code) ?? 0;
  }

  /** Of what was met, in the order in which it was met first. */
  notices(): readonly Notice[] {
    return Array.from(this.#counts, ([code, count]) => ({ code, count, text: this.#texts[code] }));
  }
}
