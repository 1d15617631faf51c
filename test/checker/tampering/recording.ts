import { join } from 'node:path';
import type { End, Event, EventKind, Header } from '../../../traces/index.ts';
import { openTrace } from '../../../traces/index.ts';

/** A recording held in memory. */
export interface Recording {
  readonly header: Header;
  readonly events: readonly Event[];
  readonly end: End | undefined;
}

const captures = join(import.meta.dirname, '../../../examples/captures');

/** Loads a recording of real Tokio; `path` is relative to `examples/captures`. */
export async function loadRecording(path: string): Promise<Recording> {
  const trace = await openTrace(join(captures, path));
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return { header: trace.header, events, end: trace.end() };
}

/** The events of a kind. */
export type Of<K extends EventKind> = Extract<Event, { readonly e: K }>;

/** Whether an event is of a kind. */
export const isKind =
  <K extends EventKind>(kind: K) =>
  (event: Event): event is Of<K> =>
    event.e === kind;

/** Where to look for an event. */
export interface Span {
  readonly after?: Event;
  readonly before?: Event;
}

/** The events of a kind for which `matches` holds, in order. */
export function eventsOf<K extends EventKind>(
  { events }: Recording,
  kind: K,
  matches: (event: Of<K>) => boolean = () => true,
  { after, before }: Span = {},
): readonly Of<K>[] {
  return events
    .filter(isKind(kind))
    .filter(
      (event) =>
        (after === undefined || event.g > after.g) &&
        (before === undefined || event.g < before.g) &&
        matches(event),
    );
}

/** The first such event; a test that finds none is wrong about its recording, and fails. */
export function firstOf<K extends EventKind>(
  recording: Recording,
  kind: K,
  matches: (event: Of<K>) => boolean = () => true,
  span: Span = {},
): Of<K> {
  const found = eventsOf(recording, kind, matches, span)[0];
  if (found === undefined) throw new Error(`the recording has no such ${kind}`);
  return found;
}

/** The last such event. */
export function lastOf<K extends EventKind>(
  recording: Recording,
  kind: K,
  matches: (event: Of<K>) => boolean = () => true,
  span: Span = {},
): Of<K> {
  const found = eventsOf(recording, kind, matches, span).at(-1);
  if (found === undefined) throw new Error(`the recording has no such ${kind}`);
  return found;
}
