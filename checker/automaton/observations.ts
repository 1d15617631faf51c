import { threadOf, type Event, type Emission } from '../../traces/index.ts';

/**
 * Numbers what can be observed: two events have one number if they differ only in when they were seen. Automata that
 * are stepped together share one, so that an event is looked at once for all of them.
 */
export class Observations {
  readonly #numbers = new Map<string, number>();
  #last: { readonly observation: Emission; readonly number: number } | undefined;

  numberOf(observation: Emission): number {
    if (this.#last?.observation === observation) return this.#last.number;
    const number = this.#find(observation);
    this.#last = { observation, number };
    return number;
  }

  #find(observation: Emission): number {
    const key = identity(observation);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

const events = new WeakMap<Emission, Event>();

/**
 * An event for the handlers of an observer, which look at what it says and not at when. Made once for each observation:
 * whole words of them are read again for each renaming.
 */
export function asEvent(observation: Emission): Event {
  const known = events.get(observation);
  if (known !== undefined) return known;
  const event: Event = { ...observation, s: threadOf(observation), g: 0, t: 0 };
  events.set(observation, event);
  return event;
}

/** `of` points to another event by its place in the trace, and so is no part of what the event says. */
const stamps: ReadonlySet<string> = new Set(['g', 't', 'of']);

function identity(observation: Emission): string {
  let key: string = observation.e;
  for (const [field, value] of Object.entries(observation)) {
    if (field !== 'e' && !stamps.has(field)) key += `|${field}=${String(value)}`;
  }
  return key;
}
