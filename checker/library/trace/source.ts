import type { Ending, Event, Events, Header, OpenOptions, Trace } from '../../../traces/index.ts';
import { openBytes, openEvents, openTrace } from '../../../traces/index.ts';
import { QuestionError } from '../../own/question-error.ts';
import { breathing } from './breathing.ts';

/** A trace that is not in a file: its header and its events, as docs/trace-format.md has them. */
export interface TraceInMemory {
  /** What to call it in results and messages; `trace` if absent. */
  readonly name?: string;
  readonly header: Header;
  /** One by one or in batches. What can be iterated once only is kept in memory where it must be read twice. */
  readonly events: Events;
  /** How it ends; absent if it was cut off. */
  readonly end?: Ending;
}

/** A trace: path of a file or of a folder of segments, bytes of a file, or events. Any format is recognised. */
export type TraceSource = string | Uint8Array | TraceInMemory;

/** A trace with a name, that can be opened as often as needed. */
export interface NamedTrace {
  readonly name: string;
  readonly open: (options?: OpenOptions) => Promise<Trace>;
}

const isInMemory = (source: unknown): source is TraceInMemory =>
  typeof source === 'object' && source !== null && 'header' in source && 'events' in source;

const isAgain = (events: Events): boolean => Array.isArray(events);

const collected = async (events: Events): Promise<readonly (Event | readonly Event[])[]> => {
  const all: (Event | readonly Event[])[] = [];
  for await (const item of events) all.push(item);
  return all;
};

const fromMemory = ({ name = 'trace', header, events, end }: TraceInMemory, twice: boolean): NamedTrace => {
  let kept: Promise<Events> | undefined;
  return {
    name,
    open: async () => {
      const again = twice && !isAgain(events) ? await (kept ??= collected(events)) : events;
      return breathing(await openEvents(name, header, again, end));
    },
  };
};

/**
 * How to open a trace. Throws a `QuestionError` (`ASK009`) if it is none.
 *
 * @param twice - whether it will be read more than once
 */
export const namedTrace = (source: TraceSource, twice: boolean): NamedTrace => {
  const given: unknown = source;
  if (typeof source === 'string') return { name: source, open: (options) => openTrace(source, options) };
  if (source instanceof Uint8Array)
    return { name: 'bytes', open: async (options) => breathing(await openBytes('bytes', source, options)) };
  if (isInMemory(source)) return fromMemory(source, twice);
  throw new QuestionError(
    'ASK009',
    `a trace was expected, and this is ${given === null ? 'null' : typeof given}`,
    'Give the path of a file, its bytes as a Uint8Array, or an object with header and events.',
  );
};

/** What to call a trace. */
export const nameOf = (source: TraceSource): string => namedTrace(source, false).name;
