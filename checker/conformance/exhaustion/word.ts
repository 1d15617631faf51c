import type { Emitted } from '../../../model/index.ts';
import type { Event } from '../../../traces/index.ts';

/** Kinds that are recorded before what they tell of takes effect. All others are recorded after it. */
export const causes: ReadonlySet<string> = new Set(['wake.begin', 'spawn.begin', 'yield', 'poll.end']);

const ofTasks: ReadonlySet<string> = new Set([
  'poll.begin',
  'spawn.begin',
  'spawn.end',
  'wake.begin',
  'wake.end',
]);

/** Of the future in `block_on`, task 0, the scheduler says nothing. */
const said = (event: Event | Emitted): string | undefined => {
  if (event.e === 'park.begin' || event.e === 'park.end') return event.e;
  if (!('task' in event) || event.task === 0) return undefined;
  if (event.e === 'poll.end') return `poll.end ${event.task} ${event.ready ? 'ready' : 'pending'}`;
  if (event.e === 'yield') return `yield ${event.task} ${event.how}`;
  return ofTasks.has(event.e) ? `${event.e} ${event.task}` : undefined;
};

/**
 * What a recorded event says that the specification would have to say, as a text that is equal for equal sayings;
 * undefined where that is nothing.
 */
export const recordedWord = (event: Event): string | undefined =>
  event.e === 'run.begin' && event.task !== undefined && event.task !== 0
    ? `run.begin ${event.task}`
    : said(event);

/** What a step of the specification emits, in the same words. That a task is taken shows in the hook before its poll. */
export const emittedWord = (event: Emitted): string | undefined =>
  event.e === 'take' || event.e === 'steal' ? `run.begin ${event.task}` : said(event);

/** The kind of a word. */
export const kindOf = (word: string): string => word.split(' ', 1)[0] ?? word;
