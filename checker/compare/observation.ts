import type { Emitted } from '../../model/index.ts';
import type { AxisName } from './comparison.ts';

/**
 * How closely two schedulers are watched.
 *
 * - `events`: everything that a probe inside the scheduler would see.
 * - `polls`: which worker begins to poll which task, how each poll ends, and which tasks complete.
 */
export type Observation = 'events' | 'polls';

/**
 * How closely one looks unless something else is asked for. Two schedulers do different things for the same end, and only
 * what comes of it can be compared.
 */
export const usualObservation = (axis: AxisName): Observation => (axis === 'flavor' ? 'polls' : 'events');

type Place = Extract<Emitted, { e: 'schedule' }>;
type Yield = Extract<Emitted, { e: 'yield' }>;

/** An event as it is compared: what was done to whom, without the names that the specification has for its reasons. */
export type Observed = Exclude<Emitted, Place | Yield> | Omit<Place, 'why'> | Omit<Yield, 'how'>;

/** Whether an event is about the future in `block_on`, which only current_thread has. */
const isRoot = (event: Emitted): boolean => 'task' in event && event.task === 0;

/**
 * What is compared of everything: a yield by its task and not by its name, since two ways of yielding would differ by
 * that alone, and a place in a queue without the reason for it.
 */
const withoutReasons = (event: Emitted): Observed => {
  if (event.e === 'yield') return { w: event.w, e: event.e, task: event.task };
  if (event.e === 'schedule') return { w: event.w, e: event.e, task: event.task, to: event.to };
  return event;
};

/** What is compared of polls: `w` is the worker. */
const ofPolls = (event: Emitted): Observed | undefined => {
  if (isRoot(event)) return undefined;
  if (event.e === 'poll.begin') return { w: event.w, e: event.e, task: event.task };
  if (event.e === 'poll.end') return { w: event.w, e: event.e, task: event.task, ready: event.ready };
  return undefined;
};

/** What is compared of an event; undefined for one that is not watched. */
export const observed = (event: Emitted, observation: Observation): Observed | undefined =>
  observation === 'events' ? withoutReasons(event) : ofPolls(event);
