import type { Event, Notice, Trace } from '../../../traces/index.ts';
import { InputError } from '../../../traces/index.ts';
import type { Unreadable } from '../outcome.ts';
import { unreadable } from '../unreadable.ts';

/** Why the events of a recording after some point mean nothing to a search. */
export type Cut =
  | { readonly kind: 'fault'; readonly problem: Unreadable }
  | { readonly kind: 'unusable'; readonly because: string };

/** How much is remembered of what a worker or a thread did last. */
const remembered = 6;

/** A hypothesis has room for every task up to the highest number, so that numbers far beyond their count would fill memory. */
const mostAhead = 1024;

const laneOf = ({ w, s }: Event): string => (w === null ? `thread ${s}` : `worker ${w}`);

/**
 * A recording on its way into a search. It ends where the file turns out to be damaged or events were lost, so that
 * what comes before is judged all the same, and it remembers what each worker did last.
 */
export class TappedTrace implements Trace {
  readonly file: string;
  readonly format: string;
  readonly header: Trace['header'];
  /** Why the recording ended before its end. */
  cut: Cut | undefined;
  readonly #trace: Trace;
  /** Events that the search has been given, and not said that it is done with. */
  #ahead: Event[] = [];
  #done = 0;
  readonly #recent = new Map<string, readonly Event[]>();

  constructor(trace: Trace) {
    this.file = trace.file;
    this.format = trace.format;
    this.header = trace.header;
    this.#trace = trace;
  }

  notices(): readonly Notice[] {
    return this.#trace.notices();
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    try {
      for await (const batch of this.#trace.batches()) {
        const index = batch.findIndex((event, i) =>
          this.#isUnusable(event, this.#done + this.#ahead.length + i),
        );
        const usable = index === -1 ? batch : batch.slice(0, index);
        for (const event of usable) this.#ahead.push(event);
        yield usable;
        if (index !== -1) return;
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.cut = { kind: 'fault', problem: unreadable(this.file, error) };
    }
  }

  end(): ReturnType<Trace['end']> {
    return this.#trace.end();
  }

  async close(): Promise<void> {
    await this.#trace.close();
  }

  /** The search has shown so many events, from the start. */
  shown(events: number): void {
    const passed = this.#ahead.slice(0, events - this.#done);
    this.#ahead = this.#ahead.slice(passed.length);
    this.#done += passed.length;
    for (const event of passed) this.#remember(event);
  }

  /** What was recorded last before `event` where it was recorded. To be asked once, at the end. */
  before(event: Event): readonly Event[] {
    const index = this.#ahead.findIndex(({ g }) => g === event.g);
    for (const passed of this.#ahead.slice(0, Math.max(index, 0))) this.#remember(passed);
    return this.#recent.get(laneOf(event)) ?? [];
  }

  #remember(event: Event): void {
    const lane = laneOf(event);
    this.#recent.set(lane, [...(this.#recent.get(lane) ?? []), event].slice(-remembered));
  }

  #isUnusable(event: Event, before: number): boolean {
    const because = this.#whyUnusable(event, before);
    if (because !== undefined) this.cut = { kind: 'unusable', because };
    return because !== undefined;
  }

  #whyUnusable(event: Event, before: number): string | undefined {
    const { e, g, s } = event;
    if ('task' in event && event.task > before + mostAhead)
      return `g ${g} is of task ${event.task}, and only ${before} events came before: tasks are numbered from 1, as they are spawned`;
    return e === 'gap' ? `the recorder lost events of thread ${s} at g ${g}` : undefined;
  }
}
