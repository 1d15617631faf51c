import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { End, Event, Header, InputError, Notice, OpenOptions } from '../../../traces/index.ts';
import { openBytes } from '../../../traces/index.ts';
import { InputError as Refusal } from '../../../traces/errors.ts';

/** All of a recording, up to where it was refused. */
export interface ReadAll {
  readonly format?: string;
  readonly header?: Header;
  readonly events: readonly Event[];
  readonly end?: End | undefined;
  readonly notices: readonly Notice[];
  readonly refusal?: InputError;
}

/** Reads a recording that is in memory. */
export async function readBytes(bytes: string | Uint8Array, options: OpenOptions = {}): Promise<ReadAll> {
  const events: Event[] = [];
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  try {
    const trace = await openBytes('memory', buffer, options);
    for await (const batch of trace.batches()) events.push(...batch);
    const { format, header } = trace;
    return { format, header, events, end: trace.end(), notices: trace.notices() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { events, notices: [], refusal: error };
  }
}

/** The bytes of a file in `test/fixtures`. */
export const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../fixtures', name));
