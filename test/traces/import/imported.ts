import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../traces/errors.ts';
import type { Event } from '../../../traces/event/event.ts';
import type { End, Header } from '../../../traces/event/header.ts';
import { openTrace } from '../../../traces/read/open.ts';
import type { Notice } from '../../../traces/read/trace.ts';

/** What a recording was made into; `fault` is what stopped it. */
export interface Imported {
  readonly format: string;
  readonly header: Header;
  readonly events: readonly Event[];
  readonly end: End | undefined;
  readonly notices: readonly Notice[];
  readonly fault: InputError | undefined;
}

/** Reads a recording up to its end, or to what is wrong with it; throws if it cannot even be opened. */
export async function importedFile(file: string): Promise<Imported> {
  const trace = await openTrace(file);
  const events: Event[] = [];
  let fault: InputError | undefined;
  try {
    for await (const batch of trace.batches()) events.push(...batch);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fault = error;
  }
  const { format, header } = trace;
  return { format, header, events, end: trace.end(), notices: trace.notices(), fault };
}

/** The same for content that is written to a file in this directory. */
export async function imported(directory: string, content: string | Buffer): Promise<Imported> {
  const file = join(directory, randomUUID());
  writeFileSync(file, content);
  return importedFile(file);
}

/** How often each notice was met, by code. */
export const noticeCounts = ({ notices }: Imported): Readonly<Record<string, number>> =>
  Object.fromEntries(notices.map(({ code, count }) => [code, count]));

/** How many events of each kind there are. */
export function eventCounts(events: readonly Event[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { e } of events) counts[e] = (counts[e] ?? 0) + 1;
  return counts;
}

function phrase(event: Event): string {
  if (event.e === 'spawn.begin') return `spawn ${event.task} ${event.kind ?? ''}`;
  if (event.e === 'poll.begin') return `poll ${event.task}`;
  if (event.e === 'poll.end') {
    return `${event.ready === undefined ? 'done' : event.ready ? 'ready' : 'pending'} ${event.task}`;
  }
  if (event.e === 'task.end') return `end ${event.task ?? '?'}`;
  if (event.e === 'wake.begin') {
    const by = event.by === undefined ? '?' : String(event.by);
    return `${event.op ?? '?'} ${event.task} by ${by} from ${event.from ?? '?'}`;
  }
  if (event.e === 'waker.clone') return `clone ${event.task}`;
  if (event.e === 'waker.drop') return `drop ${event.task}`;
  return event.e;
}

/** Events in brief: thread, kind, task and what they say besides; without what only tells of threads. */
export const inBrief = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) => (event.e === 'stream' ? [] : [`${event.s}: ${phrase(event)}`]));
