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

/** What an event says but for where, when and about which task, such as `from=poll op=wake`. */
export const eventDetails = (event: Event): string =>
  Object.entries(event)
    .filter(([field]) => !toldElsewhere.has(field))
    .map(([field, value]) => `${shortened(field, mostCharacters)}=${valueInWords(value)}`)
    .join(' ');
