import type { Event, EventKind, TaskId } from '../../../traces/index.ts';
import type { ExcerptEvidence } from '../../explain/finding.ts';
import type { Cause } from './causes.ts';
import { causesOf, ranks } from './causes.ts';
import type { Entry, Past } from './past.ts';
import { taskOf } from './past.ts';

/** Events that are shown of a recording at most. */
export const mostShown = 20;

/** What is to be explained. */
export interface Instance {
  /** The events that fail together. */
  readonly failing: readonly Event[];
  /** The kinds that decide it. */
  readonly read: ReadonlySet<EventKind>;
  /** Whether it fails because something never happens: then the end of the recording explains it too. */
  readonly isForWant: boolean;
}

/** Events on a thread that are shown after the last that fails. */
const shownAfter = 1;

/** How many of the last events after which nothing came are shown. */
const shownAtEnd = 4;

const isSame = (one: Event, other: Event): boolean =>
  one.e === other.e && one.s === other.s && taskOf(one) === taskOf(other);

/** Finds the events that explain one instance, as the events of the recording pass by. */
export class Slicer {
  readonly #instance: Instance;
  readonly #failing: ReadonlyMap<number, Event>;
  readonly #tasks: ReadonlySet<TaskId>;
  readonly #found = new Map<number, Entry>();
  #causes: Cause[] = [];
  readonly #after: Entry[] = [];
  /** By kind and task, the first that follows the last that fails. */
  readonly #later = new Map<string, Entry>();
  /** The last that fails. */
  #last: Entry | undefined;

  constructor(instance: Instance) {
    this.#instance = instance;
    this.#failing = new Map(instance.failing.map((event) => [event.g, event]));
    this.#tasks = new Set(instance.failing.flatMap((event) => taskOf(event) ?? []));
  }

  /** The tasks of which must be known what happened before. */
  get tasks(): ReadonlySet<TaskId> {
    return this.#tasks;
  }

  /** Whether nothing that is still to come matters. */
  get isDone(): boolean {
    return this.#hasAll && !this.#instance.isForWant && this.#after.length >= shownAfter;
  }

  get #hasAll(): boolean {
    return this.#found.size === this.#failing.size;
  }

  /** Takes note of the next event; `past` is what was before it. */
  observe(entry: Entry, past: Past): void {
    const { event } = entry;
    const wanted = this.#failing.get(event.g);
    if (wanted !== undefined && isSame(wanted, event)) this.#fail(entry, past);
    else if (this.#hasAll) this.#follow(entry);
  }

  /** What is to be shown; undefined if the recording has not the events that fail. */
  result(past: Past): ExcerptEvidence | undefined {
    if (!this.#hasAll) return undefined;
    const shown = chosen([...this.#found.values()], [...this.#causes, ...this.#consequences(past)]);
    const [first, last] = [shown[0]?.position ?? 0, shown.at(-1)?.position ?? 0];
    return {
      kind: 'excerpt',
      events: shown.map(({ event }) => event),
      failing: [...this.#failing.keys()].toSorted((a, b) => a - b),
      omitted: last - first + 1 - shown.length,
    };
  }

  #fail(entry: Entry, past: Past): void {
    this.#found.set(entry.event.g, entry);
    // What explains the last of them explains the violation; that the others happened needs less to be explained.
    this.#causes = this.#causes
      .filter(({ rank }) => rank <= ranks.task)
      .map(({ entry: cause, rank }) => ({ entry: cause, rank: rank + ranks.task }));
    this.#causes.push(...causesOf(entry.event, past, this.#instance.read));
    this.#last = entry;
  }

  #follow(entry: Entry): void {
    const { event } = entry;
    if (event.s === this.#last?.event.s && this.#after.length < shownAfter) this.#after.push(entry);
    const task = taskOf(event);
    if (!this.#instance.isForWant || task === undefined || !this.#tasks.has(task)) return;
    const what = `${event.e} ${task}`;
    if (this.#instance.read.has(event.e) && !this.#later.has(what)) this.#later.set(what, entry);
  }

  #consequences(past: Past): readonly Cause[] {
    const after = this.#after.map((entry) => ({ entry, rank: ranks.neighbour }));
    if (!this.#instance.isForWant) return after;
    const from = this.#last?.position ?? 0;
    const ends = past.lastOfEach().filter(({ position }) => position > from);
    const atEnd = ends.toSorted((a, b) => b.position - a.position).slice(0, shownAtEnd);
    return [
      ...after,
      ...atEnd.map((entry) => ({ entry, rank: ranks.ending })),
      ...Array.from(this.#later.values(), (entry) => ({ entry, rank: ranks.task })),
    ];
  }
}

/** Those that fail, and of the causes those that are needed most, in the order of the recording. */
const chosen = (failing: readonly Entry[], causes: readonly Cause[]): readonly Entry[] => {
  const half = mostShown / 2;
  const kept = failing.length > mostShown ? [...failing.slice(0, half), ...failing.slice(-half)] : failing;
  const shown = new Map(kept.map((entry) => [entry.position, entry]));
  const ranked = causes.toSorted((a, b) => a.rank - b.rank || b.entry.position - a.entry.position);
  for (const { entry } of ranked) {
    if (shown.size >= mostShown) break;
    shown.set(entry.position, entry);
  }
  return [...shown.values()].toSorted((a, b) => a.position - b.position);
};
