/** More strings than this are not interned, so that memory does not grow with the number of tasks. */
const most = 4096;

/** A string with the number that stands for it from now on. */
export interface Interned {
  readonly iid: number;
  readonly name: string;
}

/** Numbers strings that come again and again. */
export class Interner {
  readonly #iids = new Map<string, number>();
  #fresh: Interned[] = [];

  /** The number that stands for `name`, from 1; undefined when it must be spelt out. */
  iidOf(name: string): number | undefined {
    const known = this.#iids.get(name);
    if (known !== undefined || this.#iids.size >= most) return known;
    const iid = this.#iids.size + 1;
    this.#iids.set(name, iid);
    this.#fresh.push({ iid, name });
    return iid;
  }

  /** Whether anything was numbered since `takeFresh`. */
  get hasFresh(): boolean {
    return this.#fresh.length > 0;
  }

  /** What was numbered since the last call: the next packet must say so. */
  takeFresh(): readonly Interned[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}
