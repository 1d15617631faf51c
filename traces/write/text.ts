import type { Event } from '../event/event.ts';
import type { End, Header } from '../event/header.ts';
import { formatMinor } from '../event/version.ts';

/** Events to write: one by one, or in batches as a trace that is read gives them. */
export type Events = Iterable<Event | readonly Event[]> | AsyncIterable<Event | readonly Event[]>;

/** How a trace ends; the number of events is counted by the writer. */
export type Ending = Omit<End, 'e' | 'n'>;

const chunkLength = 64 * 1024;

/** The header of a trace that is written now, whatever release wrote the one that was read. */
const current = (header: Header): Header => {
  const { e, v } = header;
  return Object.assign({ e, v, minor: formatMinor }, header, { minor: formatMinor });
};

const isBatch = (item: Event | readonly Event[]): item is readonly Event[] => Array.isArray(item);

/**
 * A trace as text in our own format, some lines at a time. `ending` is asked for after the last event;
 * without one the trace reads as cut off.
 */
export async function* traceText(
  header: Header,
  events: Events,
  ending: () => Ending | undefined,
): AsyncGenerator<string> {
  let text = `${JSON.stringify(current(header))}\n`;
  let n = 0;
  for await (const item of events) {
    for (const event of isBatch(item) ? item : [item]) {
      text += `${JSON.stringify(event)}\n`;
      n++;
      if (text.length >= chunkLength) {
        yield text;
        text = '';
      }
    }
  }
  const end = ending();
  yield end === undefined ? text : `${text}${JSON.stringify({ ...end, e: 'end', n } satisfies End)}\n`;
}
