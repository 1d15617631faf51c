import type { EventKind, Occurrence } from '../../../event/event.ts';
import type { ChromeEvent } from '../chrome-event.ts';
import type { Mapping, Place, Rule } from './mapping.ts';

/** Numbers of tasks that are known by name begin here, far from those that are numbers. */
const firstNamed = 1_000_000_000_000;

const beginsSlice: ReadonlySet<string> = new Set(['B', 'b', 'X']);
const endsSlice: ReadonlySet<string> = new Set(['E', 'e']);

/** What an event of the timeline means, when it happens and, of a slice that is whole, when it ends. */
export interface Interpreted {
  readonly occurrence: Occurrence;
  /** What the end of the slice means. */
  readonly ending?: Occurrence;
}

interface Matched {
  readonly rule: Rule;
  readonly groups: RegExpExecArray | undefined;
}

/** Takes the events of a timeline for what a mapping says they are. */
export class Interpreter {
  readonly #mapping: Mapping;
  readonly #threadOf: (track: string) => string;
  readonly #named = new Map<string, number>();
  /** What the slices mean that are open: by track, or by category and id. */
  readonly #open = new Map<string, (Occurrence | undefined)[]>();
  /** Events that no rule matches. */
  unmatched = 0;
  /** Events of a rule in which the task was not found. */
  taskless = 0;
  /** Ends of slices that did not begin. */
  unopened = 0;

  constructor(mapping: Mapping, threadOf: (track: string) => string) {
    this.#mapping = mapping;
    this.#threadOf = threadOf;
  }

  /** Undefined if it means nothing. To be called in the order of time within each track. */
  of(event: ChromeEvent): Interpreted | undefined {
    const { ph } = event;
    if (endsSlice.has(ph)) return this.#end(event);
    const found = this.#meaning(event);
    if (ph === 'B' || ph === 'b') this.#slicesOf(event).push(found?.ending);
    if (found === undefined) return undefined;
    if (ph === 'X' || found.ending === undefined) return found;
    return { occurrence: found.occurrence };
  }

  #end(event: ChromeEvent): Interpreted | undefined {
    const slices = this.#slicesOf(event);
    if (slices.length === 0) this.unopened += 1;
    const occurrence = slices.pop();
    // Asynchronous slices have as many keys as there are ids.
    if (slices.length === 0) this.#open.delete(keyOf(event));
    return occurrence && { occurrence };
  }

  #slicesOf(event: ChromeEvent): (Occurrence | undefined)[] {
    const key = keyOf(event);
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const slices: (Occurrence | undefined)[] = [];
    this.#open.set(key, slices);
    return slices;
  }

  #meaning(event: ChromeEvent): Interpreted | undefined {
    const matched = this.#match(event);
    if (matched === undefined) {
      this.unmatched += 1;
      return undefined;
    }
    const { rule, groups } = matched;
    const isSlice = beginsSlice.has(event.ph);
    if (rule.is === 'ignore') return undefined;
    if (rule.is === 'park')
      return isSlice ? { occurrence: { e: 'park.begin' }, ending: { e: 'park.end' } } : undefined;
    const task = this.#task(rule.task, event, groups);
    if (task === undefined) {
      this.taskless += 1;
      return undefined;
    }
    const by = this.#task(rule.by, event, groups);
    const actor = by === undefined ? {} : { by };
    switch (rule.is) {
      case 'poll':
        return isSlice
          ? { occurrence: { e: 'poll.begin', task }, ending: { e: 'poll.end', task } }
          : undefined;
      case 'spawn':
        return { occurrence: { e: 'spawn.begin', task, ...actor } };
      case 'wake':
        return { occurrence: { e: 'wake.begin', task, ...actor } };
      case 'end':
        return { occurrence: { e: 'task.end', task } };
    }
  }

  #match({ ph, name, cat, track }: ChromeEvent): Matched | undefined {
    for (const rule of this.#mapping.rules) {
      if (rule.phases?.has(ph) === false) continue;
      if (rule.category?.test(cat) === false) continue;
      if (rule.thread?.test(this.#threadOf(track)) === false) continue;
      if (rule.name === undefined) return { rule, groups: undefined };
      const groups = rule.name.exec(name);
      if (groups !== null) return { rule, groups };
    }
    return undefined;
  }

  #task(
    place: Place | undefined,
    event: ChromeEvent,
    groups: RegExpExecArray | undefined,
  ): number | undefined {
    if (place === undefined) return undefined;
    const found = textAt(place, event, groups);
    if (found === undefined || found === '') return undefined;
    if (/^\d{1,15}$/u.test(found)) return Number(found);
    const known = this.#named.get(found) ?? firstNamed + this.#named.size;
    this.#named.set(found, known);
    return known;
  }
}

/** What slices nest within: a track, or if they are asynchronous an id. */
const keyOf = ({ ph, cat, id, track }: ChromeEvent): string =>
  ph === 'b' || ph === 'e' ? `${cat} ${id}` : track;

function textAt(
  place: Place,
  { args, id }: ChromeEvent,
  groups: RegExpExecArray | undefined,
): string | undefined {
  switch (place.from) {
    case 'id':
      return id;
    case 'arg': {
      const value = args[place.arg];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    }
    case 'group':
      return typeof place.group === 'number' ? groups?.[place.group] : groups?.groups?.[place.group];
  }
}

/** The kinds of events that each meaning becomes. */
export const kindsOf = {
  poll: ['poll.begin', 'poll.end'],
  park: ['park.begin', 'park.end'],
  spawn: ['spawn.begin'],
  wake: ['wake.begin'],
  end: ['task.end'],
  ignore: [],
} as const satisfies Readonly<Record<Rule['is'], readonly EventKind[]>>;
