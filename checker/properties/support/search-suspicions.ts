import type { Event, WorkerIndex } from '../../../traces/index.ts';
import type { Report } from '../property.ts';
import type { Searchers } from './searchers.ts';

/**
 * What is violated if none of some workers was searching at a moment that is past. What they are next seen to do tells:
 * that they began to search, or were notified, may have been recorded too late.
 */
export interface Suspicion {
  readonly because: string;
  readonly events: readonly Event[];
  readonly unsure: Map<WorkerIndex, 'awake' | 'asleep'>;
  /** Threads heard of since: what they are seen to do after that happened after the moment. */
  readonly heard: Set<number>;
}

/** What is violated unless another worker than the one of `event` turns out to have been searching. */
export const suspicionOf = (
  { polling, asleep }: Searchers,
  workers: number,
  { event, because, events }: Pick<Suspicion, 'because' | 'events'> & { readonly event: Event },
): Suspicion => {
  const unsure: Suspicion['unsure'] = new Map();
  for (let w = 0; w < workers; w++)
    if (w !== event.w && !polling.has(w)) unsure.set(w, asleep.has(w) ? 'asleep' : 'awake');
  return { because, events, unsure, heard: new Set([event.s]) };
};

/** What an event tells of a suspicion: whether it is confirmed, refuted, or neither yet. */
const weighed = ({ unsure, heard }: Suspicion, event: Event): 'violated' | 'refuted' | 'open' => {
  const knows = heard.has(event.s);
  heard.add(event.s);
  if (event.e === 'notify' && event.woken !== null && unsure.has(event.woken)) {
    if (!knows) return 'refuted';
    unsure.delete(event.woken);
  }
  const was = event.w === null ? undefined : unsure.get(event.w);
  if (event.w !== null && was === 'asleep' && event.e === 'park.end') return 'refuted';
  if (event.w !== null && was === 'awake') {
    if (event.e === 'search.begin') return 'refuted';
    if (event.e === 'parked') unsure.set(event.w, 'asleep');
    else unsure.delete(event.w);
  }
  return unsure.size === 0 ? 'violated' : 'open';
};

/** Tells what has become certain of suspicions by an event, and forgets those. */
export const weigh = (suspicions: Suspicion[], event: Event, report: Report): void => {
  for (const suspicion of suspicions.splice(0)) {
    const verdict = weighed(suspicion, event);
    if (verdict === 'violated') report.violated(suspicion.because, suspicion.events);
    else if (verdict === 'refuted')
      report.undecidable(`${suspicion.because}, unless another began to search before that was recorded`);
    else suspicions.push(suspicion);
  }
};
