import type { Event } from '../../../traces/index.ts';
import type { Entry, HiddenEntry } from './in-order.ts';

const isHandOver = (entry: Entry): entry is HiddenEntry =>
  'hidden' in entry && entry.hidden.e === 'schedule' && entry.hidden.why === 'block_in_place';

const isEntryCall = (event: Event): boolean => event.e === 'wake.begin' && event.from === 'block_in_place';

/** Whether the entry shows that the core of worker `w` was handed over before. */
const concerns = (entry: Entry, w: number | null): boolean =>
  'recorded' in entry
    ? entry.w === w
    : entry.hidden.w === w || (entry.hidden.e === 'steal' && entry.hidden.victim === w);

/**
 * Entries in which a thread that enters `block_in_place` empties its LIFO slot after the last waker that it calls has
 * returned, and not before: the search hands the core over when it is called.
 */
export const handedOverLast = (entries: readonly Entry[]): readonly Entry[] => {
  const out: Entry[] = [];
  /** Threads that call a waker on their way into the closure. */
  const calling = new Set<number>();
  let held: HiddenEntry | undefined;
  const release = (): void => {
    if (held !== undefined) out.push(held);
    held = undefined;
  };
  for (const entry of entries) {
    const { e, s } = 'recorded' in entry ? entry.recorded : { ...entry.hidden, s: entry.s };
    const returns = e === 'wake.end' && held !== undefined && s === held.s;
    if (held !== undefined && !returns && concerns(entry, held.hidden.w)) release();
    if (isHandOver(entry) && s !== undefined && calling.has(s)) held = entry;
    else out.push(entry);
    if (returns) release();
    if ('recorded' in entry && isEntryCall(entry.recorded)) calling.add(entry.recorded.s);
    else if ('recorded' in entry && e === 'wake.end') calling.delete(entry.recorded.s);
  }
  release();
  return out;
};
