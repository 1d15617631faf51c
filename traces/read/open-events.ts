import type { Header } from '../event/header.ts';
import type { Ending, Events } from '../write/text.ts';
import { traceText } from '../write/text.ts';
import { openLines } from './open-lines.ts';
import type { Trace } from './trace.ts';

async function* bytesOf(header: Header, events: Events, ending: Ending | undefined): AsyncGenerator<Buffer> {
  for await (const text of traceText(header, events, () => ending)) yield Buffer.from(text);
}

/**
 * Opens events that are in memory, or come from elsewhere, as a trace. They are held to the format as those of a file are:
 * the fault in an event is told with the line it would be on, the header being line 1.
 *
 * @param name - what to call it in messages
 * @param ending - how the trace ends; undefined if it was cut off
 * @throws InputError (also from the iteration) if the header or an event is not what the format says
 */
export const openEvents = (
  name: string,
  header: Header,
  events: Events,
  ending: Ending | undefined,
): Promise<Trace> => openLines(name, bytesOf(header, events, ending));
