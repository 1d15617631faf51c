import type { SourceFile } from '../../read/source.ts';
import type { Stamped } from '../merge/edges.ts';
import type { Placed } from './in-sequence.ts';
import { InSequence } from './in-sequence.ts';
import type { Item } from './records.ts';
import { itemsIn } from './records.ts';
import type { Survey } from './survey.ts';

/** How many reads of the file ago a thread must have been silent to be taken for silent until then. */
const patience = 4;

interface Thread {
  readonly tid: number;
  readonly sequence: InSequence;
  waiting: Stamped[];
  announced: boolean;
  /** The highest number that a record of it had. */
  highest: number;
}

/** Counts of what was met while reading. */
export interface Met {
  lost: number;
  outOfOrder: number;
}

/**
 * The events of one file as those of its threads, each in its order. All threads are fed from one reading of the file. A
 * thread that is silent for long is given an announcement of itself now and then, which says that it did nothing up to
 * then: otherwise everything that the others do meanwhile would have to be held.
 */
export class Threads {
  readonly #items: AsyncGenerator<readonly Item[]>;
  readonly #survey: Survey;
  readonly #threads: ReadonlyMap<number, Thread>;
  readonly #met: Met;
  /** The latest time after each of the last reads. */
  #times: number[] = [];
  #ended = false;

  constructor(file: SourceFile, survey: Survey, met: Met) {
    this.#items = itemsIn(file);
    this.#survey = survey;
    this.#met = met;
    this.#threads = new Map(
      survey.threads.map((tid) => [
        tid,
        { tid, sequence: new InSequence(), waiting: [], announced: false, highest: 0 },
      ]),
    );
  }

  /** The events of each thread; to be iterated together. */
  get streams(): readonly AsyncIterator<readonly Stamped[]>[] {
    return Array.from(this.#threads.values(), (thread) => this.#eventsOf(thread));
  }

  async close(): Promise<void> {
    await this.#items.return(undefined);
  }

  async *#eventsOf(thread: Thread): AsyncGenerator<readonly Stamped[]> {
    for (;;) {
      if (thread.waiting.length === 0) await this.#readFor(thread);
      const events = thread.waiting;
      if (events.length > 0) {
        thread.waiting = [];
        yield events;
      } else if (this.#ended) {
        return;
      } else {
        yield [this.#announcement(thread, this.#times[0] ?? 0)];
      }
    }
  }

  /** Reads on, as far as to events of the thread if they are near. */
  async #readFor(thread: Thread): Promise<void> {
    do await this.#read();
    while (thread.waiting.length === 0 && !this.#ended && this.#times.length < patience);
  }

  async #read(): Promise<void> {
    if (this.#ended) return;
    const next = await this.#items.next();
    if (next.done === true) {
      this.#ended = true;
      for (const thread of this.#threads.values()) this.#place(thread, thread.sequence.finish());
      return;
    }
    let latest = this.#times.at(-1) ?? 0;
    for (const item of next.value) {
      if (item.kind !== 'event') continue;
      const thread = this.#threads.get(item.tid);
      if (thread === undefined) continue;
      latest = Math.max(latest, this.#timeOf(item.t));
      if (item.q > 1 && item.q < thread.highest) this.#met.outOfOrder += 1;
      thread.highest = item.q === 1 ? 1 : Math.max(thread.highest, item.q);
      this.#place(thread, thread.sequence.push(item));
    }
    this.#times = [...this.#times, latest].slice(-patience);
  }

  #timeOf(t: bigint): number {
    return Number(t - this.#survey.origin);
  }

  #place(thread: Thread, placed: readonly Placed[]): void {
    for (const { record, lostBefore } of placed) {
      const t = this.#timeOf(record.t);
      const { tid: s } = thread;
      const w = this.#survey.workers.get(s) ?? null;
      if (!thread.announced) thread.waiting.push(this.#announcement(thread, t));
      if (lostBefore > 0) {
        this.#met.lost += lostBefore;
        const gap = { e: 'gap', lost: lostBefore, why: 'bpftrace lost records', until: t } as const;
        thread.waiting.push({ event: { ...gap, s, w }, t });
      }
      thread.waiting.push({ event: { ...record.occurrence, s, w }, t });
    }
  }

  #announcement(thread: Thread, t: number): Stamped {
    const { tid } = thread;
    const w = this.#survey.workers.get(tid) ?? null;
    thread.announced = true;
    return { event: { e: 'stream', kind: w === null ? 'thread' : 'worker', tid, s: tid, w }, t };
  }
}
