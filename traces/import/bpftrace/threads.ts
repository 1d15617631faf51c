import type { SourceFile } from '../../read/source.ts';
import type { Stamped } from '../merge/edges.ts';
import type { Placed } from './in-sequence.ts';
import { InSequence } from './in-sequence.ts';
import type { Item } from './records.ts';
import { itemsIn } from './records.ts';
import type { Survey } from './survey.ts';

/** Events that wait in memory for those of a thread that is silent. */
const mostWaiting = 16_384;

/**
 * Events of a thread that are handed over at once. The order of threads is found by looking at what is in memory, which
 * must not depend on how the file is cut into reads.
 */
const atOnce = 512;

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
  #waiting = 0;
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
      while (thread.waiting.length < atOnce && !this.#ended && this.#waiting < mostWaiting)
        await this.#read();
      const events = thread.waiting.slice(0, atOnce);
      if (events.length > 0) {
        thread.waiting = thread.waiting.slice(atOnce);
        this.#waiting -= events.length;
        yield events;
      } else if (this.#ended) {
        return;
      } else {
        await this.#read();
        if (thread.waiting.length === 0) yield [this.#announcement(thread, this.#times[0] ?? 0)];
      }
    }
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
      const before = thread.waiting.length;
      if (!thread.announced) thread.waiting.push(this.#announcement(thread, t));
      if (lostBefore > 0) {
        this.#met.lost += lostBefore;
        const gap = { e: 'gap', lost: lostBefore, why: 'bpftrace lost records', until: t } as const;
        thread.waiting.push({ event: { ...gap, s, w }, t });
      }
      thread.waiting.push({ event: { ...record.occurrence, s, w }, t });
      this.#waiting += thread.waiting.length - before;
    }
  }

  #announcement(thread: Thread, t: number): Stamped {
    const { tid } = thread;
    const w = this.#survey.workers.get(tid) ?? null;
    thread.announced = true;
    return { event: { e: 'stream', kind: w === null ? 'thread' : 'worker', tid, s: tid, w }, t };
  }
}
