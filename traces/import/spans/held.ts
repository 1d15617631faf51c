import type { Event, Observation } from '../../event/event.ts';
import type { Visit } from './visit.ts';

/** An event that may have to wait until it is known what it is. */
export interface Draft {
  readonly event: Observation;
  readonly t: number;
  /** The visit that it begins or ends, or that it lies in; undefined if nothing is open about it. */
  readonly visit: Visit | undefined;
}

const leaves = ({ event }: Draft): boolean => event.e === 'poll.end';

/** Whether it is known what the draft becomes. */
const isSettled = (draft: Draft): boolean => {
  const { visit } = draft;
  if (visit?.what === undefined) return visit === undefined;
  return visit.what === 'drop' || !leaves(draft) || visit.ready !== undefined;
};

/** What a draft within the drop of a future has become; undefined if it is no event: the drop begins. */
function withinDrop(event: Observation): Observation | undefined {
  if (event.e === 'poll.begin') return undefined;
  if (event.e === 'wake.begin') return { ...event, from: 'complete' };
  if (event.e !== 'poll.end') return event;
  const { s, w, task } = event;
  return { e: 'task.end', s, w, task };
}

/** What the draft has become. */
function become({ event, visit }: Draft): Observation | undefined {
  if (visit?.what === 'drop') return withinDrop(event);
  const ready = visit?.ready;
  return event.e === 'poll.end' && typeof ready === 'boolean' ? { ...event, ready } : event;
}

/** Keeps events in order until they are settled, and numbers those that are. */
export class Held {
  #drafts: Draft[] = [];
  #first = 0;
  #next = 0;

  get length(): number {
    return this.#drafts.length - this.#first;
  }

  push(draft: Draft): void {
    this.#drafts.push(draft);
  }

  /** The visit that everything waits for. */
  obstacle(): Visit | undefined {
    return this.#drafts[this.#first]?.visit;
  }

  /** The settled events before the first that is not. */
  release(into: Event[]): void {
    for (; this.#first < this.#drafts.length; this.#first++) {
      const draft = this.#drafts[this.#first];
      if (draft === undefined || !isSettled(draft)) break;
      const event = become(draft);
      if (event !== undefined) into.push({ ...event, g: this.#next++, t: draft.t });
    }
    if (this.#first > 1024 && this.#first * 2 > this.#drafts.length) {
      this.#drafts = this.#drafts.slice(this.#first);
      this.#first = 0;
    }
  }
}
