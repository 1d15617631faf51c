import { InputError } from '../../../traces/errors.ts';
import type { Event } from '../../../traces/event/event.ts';
import type { End, Header } from '../../../traces/event/header.ts';
import { openTrace } from '../../../traces/read/open.ts';

export interface Whole {
  readonly format: string;
  readonly header: Header;
  readonly events: readonly Event[];
  readonly end: End | undefined;
}

/** Everything in a trace. */
export async function readAll(file: string): Promise<Whole> {
  const trace = await openTrace(file);
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return { format: trace.format, header: trace.header, events, end: trace.end() };
}

/** The error that reading a file gives; fails if it gives none or another kind. */
export async function inputErrorOf(file: string): Promise<InputError> {
  try {
    await readAll(file);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`reading '${file}' gave no error`);
}
