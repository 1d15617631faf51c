/** What a block on a lane stands for. */
export type SpanKind = 'poll' | 'waiting' | 'park' | 'driver' | 'blocking';

/** A line of the chart: what lasts on it, one after another, and what happens at a moment. Events are given by place. */
export interface Lane {
  readonly name: string;
  /** Where the spans begin; never falls. */
  readonly begins: readonly number[];
  /** Where they end; -1 for one that is open at the end. */
  readonly ends: readonly number[];
  readonly kinds: readonly SpanKind[];
  /** The task that each is of; -1 for none. */
  readonly tasks: readonly number[];
  /** Marks; never falls. */
  readonly marks: readonly number[];
}

/** A lane that is being filled, from the first event to the last. */
export class LaneMaker {
  readonly #begins: number[] = [];
  readonly #ends: number[] = [];
  readonly #kinds: SpanKind[] = [];
  readonly #tasks: number[] = [];
  readonly #marks: number[] = [];
  readonly #name: string;
  /** The thread of the span that is open; undefined if none is. */
  thread: number | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Begins a span, and ends the one before it if that is open. */
  begin(place: number, kind: SpanKind, task: number, thread: number): void {
    this.end(place);
    this.#begins.push(place);
    this.#ends.push(-1);
    this.#kinds.push(kind);
    this.#tasks.push(task);
    this.thread = thread;
  }

  /** Ends the span that is open; does nothing if none is. */
  end(place: number): void {
    if (this.thread === undefined) return;
    this.#ends[this.#ends.length - 1] = place;
    this.thread = undefined;
  }

  /** What the open span is. */
  get open(): SpanKind | undefined {
    return this.thread === undefined ? undefined : this.#kinds.at(-1);
  }

  /** Whether there is nothing on it. */
  get isEmpty(): boolean {
    return this.#begins.length === 0 && this.#marks.length === 0;
  }

  mark(place: number): void {
    this.#marks.push(place);
  }

  /** The lane as it is now. */
  get lane(): Lane {
    return {
      name: this.#name,
      begins: this.#begins,
      ends: this.#ends,
      kinds: this.#kinds,
      tasks: this.#tasks,
      marks: this.#marks,
    };
  }
}

/** Lanes of one thing: more than one only where spans of it overlap. */
export class LaneGroup {
  readonly #name: string;
  readonly makers: LaneMaker[];

  constructor(name: string) {
    this.#name = name;
    this.makers = [new LaneMaker(name)];
  }

  /** The lane on which a span of `thread` begins: one that is free or has only waiting on it. */
  free(thread: number): LaneMaker {
    const found = this.makers.find(
      (one) => one.thread === undefined || one.thread === thread || one.open === 'waiting',
    );
    if (found !== undefined) return found;
    const beside = new LaneMaker(`${this.#name}, at the same time`);
    this.makers.push(beside);
    return beside;
  }

  /** The lane on which `thread` has a span open. */
  of(thread: number): LaneMaker | undefined {
    return this.makers.findLast((one) => one.thread === thread && one.open !== 'waiting');
  }

  get first(): LaneMaker | undefined {
    return this.makers[0];
  }
}
