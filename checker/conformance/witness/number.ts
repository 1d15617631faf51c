import type { Event } from '../../../traces/index.ts';
import type { Entry } from './in-order.ts';

/** An event of a witness. `recorded` is its `g` in the recording; those without were filled in. */
export type WitnessEvent = Event & { readonly recorded?: number };

/** By entry, the thread that it is of: for a step on an unknown one, that which has the worker at its next event. */
const threadsOf = (entries: readonly Entry[]): readonly number[] => {
  const next = new Map<number, number>();
  const threads: number[] = [];
  for (const entry of entries.toReversed()) {
    const [w, s] = 'recorded' in entry ? [entry.w, entry.recorded.s] : [entry.hidden.w, entry.s];
    const known = s ?? (w === null ? undefined : next.get(w));
    if (w !== null && known !== undefined) next.set(w, known);
    threads.push(known ?? 0);
  }
  return threads.toReversed();
};

/** The events of a witness, numbered from 0. What was filled in has the time of what was recorded before it. */
export const numbered = (entries: readonly Entry[]): readonly WitnessEvent[] => {
  const threads = threadsOf(entries);
  const places = new Map<number, number>();
  const events: WitnessEvent[] = [];
  let t = 0;
  for (const [g, entry] of entries.entries()) {
    if ('hidden' in entry) {
      events.push({ ...entry.hidden, g, t, s: threads[g] ?? 0 });
      continue;
    }
    const { recorded, w } = entry;
    ({ t } = recorded);
    places.set(recorded.g, g);
    const of = recorded.e === 'wake.end' && recorded.of !== undefined ? places.get(recorded.of) : undefined;
    events.push({ ...recorded, w, g, recorded: recorded.g, ...(of === undefined ? {} : { of }) });
  }
  return events;
};
