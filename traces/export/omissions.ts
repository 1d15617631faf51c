/** Something of a trace that was left out or changed when it was written in another format. */
export interface Omission {
  /** What it is, such as `field 'x.note' of poll.begin`. */
  readonly what: string;
  /** Why it is not as it was. */
  readonly why: string;
  readonly count: number;
}

/** Names of fields come from the trace: no more different ones than this are told apart. */
const mostKinds = 200;

/** Counts what an exporter leaves out or changes. */
export class Omissions {
  readonly #counts = new Map<string, { what: string; why: string; count: number }>();

  /** Counts one more of `what`. */
  add(what: string, why: string): void {
    const key = `${what}\n${why}`;
    const known = this.#counts.get(key);
    if (known !== undefined) known.count++;
    else if (this.#counts.size < mostKinds) this.#counts.set(key, { what, why, count: 1 });
    else this.#overflow();
  }

  /** All that was counted, the most frequent first. */
  all(): readonly Omission[] {
    return [...this.#counts.values()].toSorted((one, other) => other.count - one.count);
  }

  #overflow(): void {
    const others = this.#counts.get('') ?? {
      what: 'other things',
      why: 'there are too many kinds of them',
      count: 0,
    };
    others.count++;
    this.#counts.set('', others);
  }
}
