import type { TaskId } from '../../event/event.ts';
import type { Observed, ObservedStream } from './observed.ts';

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
    for (;;) {
      const chunk = await this.#stream.next();
      if (chunk === undefined) return false;
      if (chunk.length === 0) continue;
      this.#chunk = chunk;
      this.#index = 0;
      this.#narrow();
      return this.#take();
    }
  }

  /** When at the latest the next poll of the task on this stream is over, as far as events are in memory. */
  pollIsOverBy(task: TaskId): number {
    for (let i = this.#index; i < this.#chunk.length; i++) {
      const event = this.#chunk[i]?.event;
      if (event?.e === 'poll.end' && event.task === task) return this.#latests[i] ?? Number.POSITIVE_INFINITY;
    }
    return Number.POSITIVE_INFINITY;
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
