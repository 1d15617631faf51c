import type { Event } from '../../../../traces/event/event.ts';
import type { End, Header } from '../../../../traces/event/header.ts';
import { openBytes } from '../../../../traces/read/open.ts';
import type { Notice } from '../../../../traces/read/trace.ts';

/** Everything that a reader gives of a recording. */
export interface Read {
  readonly format: string;
  readonly header: Header;
  readonly events: readonly Event[];
  readonly end: End | undefined;
  readonly notices: readonly Notice[];
}

/** Reads all of a recording. */
export const read = async (bytes: Uint8Array | readonly Uint8Array[]): Promise<Read> => {
  const trace = await openBytes('sample', bytes);
  const events: Event[] = [];
  for await (const batch of trace.batches()) for (const event of batch) events.push(event);
  return {
    format: trace.format,
    header: trace.header,
    events,
    end: trace.end(),
    notices: trace.notices(),
  };
};

/** The same bytes in chunks of this length. */
export const inChunksOf = (length: number, bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );
