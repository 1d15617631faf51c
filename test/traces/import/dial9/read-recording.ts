import type { Event } from '../../../../traces/event/event.ts';
import type { End, Header } from '../../../../traces/event/header.ts';
import { openTrace } from '../../../../traces/read/open.ts';

/** A recording as it is read. */
export interface ReadRecording {
  readonly header: Header;
  readonly events: readonly Event[];
  readonly end: End | undefined;
  /** How often each notice was met, by its code. */
  readonly notices: ReadonlyMap<string, number>;
}

/** Everything in a recording. */
export async function readRecording(path: string): Promise<ReadRecording> {
  const trace = await openTrace(path);
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  const notices = new Map(trace.notices().map(({ code, count }) => [code, count]));
  return { header: trace.header, events, end: trace.end(), notices };
}
