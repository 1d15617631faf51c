import type { Event } from '../../../../traces/index.ts';
import { shortened } from '../../text/shortened.ts';

const toldElsewhere = new Set(['e', 'g', 't', 's', 'w', 'task']);
/** Texts of a recording say no more to a reader when they are longer. */
const mostCharacters = 80;

const valueInWords = (value: unknown): string => {
  if (Array.isArray(value)) return shortened(value.map(String).join(','), mostCharacters);
  if (value === null || value === undefined) return 'none';
  return shortened(typeof value === 'string' ? value : JSON.stringify(value), mostCharacters);
};

/** Tokio's own id says no more where the recording numbers the task. */
const isOwnId = (field: string, event: Event): boolean =>
  field === 'id' && event.e !== 'task.bind' && 'task' in event;

/**
 * What an event says but for where, when and about which task, such as `from=poll op=wake`; with Tokio's own ids of tasks
 * only if everything is wanted.
 */
export const eventDetails = (event: Event, everything = false): string =>
  Object.entries(event)
    .filter(([field]) => !toldElsewhere.has(field) && (everything || !isOwnId(field, event)))
    .map(([field, value]) => `${shortened(field, mostCharacters)}=${valueInWords(value)}`)
    .join(' ');
