import type { Waking } from '../../checker/timing/durations.ts';
import { openTrace } from '../../traces/index.ts';
import type { Event } from '../../traces/index.ts';

/** Beyond this, in nanoseconds, the worker was woken by something else. */
const longest = 200_000;
/** Whoever is back sooner has not asked the system to wake anybody. */
const shortest = 1_500;

/** Whether a worker returned from its sleep for a timer or a socket, and not because it was woken. */
const cameFromDriver = (events: readonly Event[], end: number, w: number | null): boolean => {
  for (let i = end - 1; i >= 0; i--) {
    const event = events[i];
    if (event?.w !== w) continue;
    return event.e === 'wake.end';
  }
  return false;
};

/** When the thread goes on that woke somebody at the event with this index, if that can be told. */
const backAfter = (events: readonly Event[], index: number): number | undefined => {
  const waker = events[index];
  const next = events.slice(index + 1).find((event) => {
    if (waker?.e === 'wake.begin') return event.e === 'wake.end' && event.of === waker.g;
    return event.w === waker?.w && event.e !== 'run.end' && event.e !== 'mark';
  });
  return next?.e === 'park.begin' ? undefined : next?.t;
};

const wakesItself = (events: readonly Event[], end: number): boolean => {
  const ended = events[end];
  if (ended?.e !== 'poll.end') return false;
  for (let i = end - 1; i >= 0; i--) {
    const event = events[i];
    if (event?.s !== ended.s) continue;
    if (event.e === 'poll.begin') return false;
    if (event.e === 'yield') return event.how === 'self-wake';
  }
  return false;
};

/** Index of the first event after which a sleeping worker is woken. */
const wakerSince = (events: readonly Event[], from: number, to: number): number | undefined => {
  for (let i = from + 1; i < to; i++) {
    const event = events[i];
    if (event?.e === 'wake.begin' && event.from === 'external') return i;
    if (wakesItself(events, i)) return i;
  }
  return undefined;
};

/** How long it took in a recording of two workers to wake one that slept. */
export const wakingsIn = async (file: string): Promise<readonly Waking[]> => {
  const events: Event[] = [];
  const trace = await openTrace(file);
  for await (const batch of trace.batches()) events.push(...batch);
  const parked = new Map<number | null, number>();
  const found: Waking[] = [];
  let last = -1;
  for (const [index, event] of events.entries()) {
    if (event.e === 'park.begin') parked.set(event.w, index);
    if (event.e !== 'park.end' || cameFromDriver(events, index, event.w)) continue;
    const waker = wakerSince(events, parked.get(event.w) ?? index, index);
    const at = waker === undefined ? undefined : events[waker]?.t;
    const back = waker === undefined ? undefined : backAfter(events, waker);
    if (waker === undefined || waker <= last) continue;
    if (at === undefined || back === undefined || back - at < shortest || event.t - at > longest) continue;
    last = waker;
    found.push({ wakerIsBack: back - at, wokenRuns: event.t - at });
  }
  return found;
};
