import type { TaskId } from '../../event/event.ts';
import type { Observed, ObservedStream } from './observed.ts';

/** How many events are looked through for the end of a poll: one that is farther away counts as lost. */
const farthest = 16_384;

/** When a poll is over at the latest, or that it is not over by then, as far as events are in memory. */
export interface PollEnd {
  readonly by: number;
  /** False if more events of the stream could tell; `by` is then when it is certainly not over yet. */
  readonly known: boolean;
}

/**
 * A stream and the first of its events that is not in the order yet: its head. Bounds are narrowed by the order of
 * the stream, which is certain: an event did not happen before its predecessor could, nor after its successor must.
 */
export class Cursor {
  /** The head; undefined when there is none in memory. */
  head: Observed | undefined;
  /** Stamp of the head for the order between streams: its own, or that of a predecessor if the clock went back. */
  t = Number.NEGATIVE_INFINITY;
  earliest = Number.NEGATIVE_INFINITY;
  latest = Number.POSITIVE_INFINITY;
  readonly #stream: ObservedStream;
  #chunk: readonly Observed[] = [];
  #latests = new Float64Array();
  #index = 0;
  #isOver = false;

  constructor(stream: ObservedStream) {
    this.#stream = stream;
  }

  /** Goes to the next event in memory; false when there is none, and `load` must look for more. */
  advance(): boolean {
    this.#index++;
    return this.#take();
  }

  /** Reads until there is a head; false when the stream is over. */
  async load(): Promise<boolean> {
    const chunk = await this.#next();
    if (chunk === undefined) return false;
    this.#hold(chunk);
    return this.#take();
  }

  /** Reads more behind what is in memory, the head of which stays. */
  async lookAhead(): Promise<void> {
    const more = await this.#next();
    if (more !== undefined) this.#hold([...this.#chunk.slice(this.#index), ...more]);
  }

  /** When the poll of the task that is the head is over. */
  pollIsOver(task: TaskId): PollEnd {
    const end = Math.min(this.#chunk.length, this.#index + farthest);
    let { t } = this;
    for (let i = this.#index; i < end; i++) {
      const observed = this.#chunk[i];
      if (observed === undefined) break;
      t = Math.max(t, observed.t);
      const { event } = observed;
      if (event.e === 'poll.end' && event.task === task)
        return { by: Math.max(this.#latests[i] ?? t, t), known: true };
    }
    if (this.#isOver || end < this.#chunk.length) return { by: Number.POSITIVE_INFINITY, known: true };
    return { by: t, known: false };
  }

  async #next(): Promise<readonly Observed[] | undefined> {
    while (!this.#isOver) {
      const chunk = await this.#stream.next();
      if (chunk === undefined) this.#isOver = true;
      else if (chunk.length > 0) return chunk;
    }
    return undefined;
  }

  #hold(chunk: readonly Observed[]): void {
    this.#chunk = chunk;
    this.#index = 0;
    this.#narrow();
  }

  #take(): boolean {
    const head = this.#chunk[this.#index];
    this.head = head;
    if (head === undefined) return false;
    this.t = Math.max(this.t, head.t);
    this.earliest = Math.min(Math.max(this.earliest, head.earliest), this.t);
    this.latest = Math.max(this.#latests[this.#index] ?? head.latest, this.t);
    return true;
  }

  #narrow(): void {
    const latests = new Float64Array(this.#chunk.length);
    let latest = Number.POSITIVE_INFINITY;
    for (let i = this.#chunk.length - 1; i >= 0; i--) {
      latest = Math.min(latest, this.#chunk[i]?.latest ?? latest);
      latests[i] = latest;
    }
    this.#latests = latests;
  }
}
