import { statSync } from 'node:fs';
import type { Event, EventKind } from '../../../traces/index.ts';
import { InputError, openTrace } from '../../../traces/index.ts';
import type { ExcerptEvidence } from '../../explain/finding.ts';
import type { Property } from '../../properties/property.ts';
import type { Violation } from '../../verdict.ts';
import type { Instance } from './slicer.ts';
import { mostShown } from './slicer.ts';
import { Slices } from './slices.ts';

/** How to read a recording again. */
export interface SliceOptions {
  /** Path of the file that says what the slices of Chrome traces mean. */
  readonly mapping?: string;
}

/** Whether what is at `path` can be read a second time: a pipe cannot. */
const isRereadable = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.isFile() || found.isDirectory());
};

const alone = ({ failing }: Instance, incomplete: string): ExcerptEvidence => {
  const sorted = failing.toSorted((a, b) => a.g - b.g);
  const events = sorted.slice(0, mostShown);
  const [first] = events;
  const span = (events.at(-1)?.g ?? 0) - (first?.g ?? 0) + 1;
  return {
    kind: 'excerpt',
    events,
    failing: sorted.map(({ g }) => g),
    omitted: events.length === 0 ? 0 : Math.max(0, span - events.length),
    incomplete,
  };
};

/**
 * Reads a recording once more, for all instances together, and cuts out of it what explains each: at most 20 events. Memory
 * does not grow with the recording.
 *
 * Where it cannot be read again, or has changed, the evidence is the events that fail, and says why.
 */
export const sliceInstances = async (
  path: string,
  instances: readonly Instance[],
  { mapping }: SliceOptions = {},
): Promise<readonly ExcerptEvidence[]> => {
  if (instances.length === 0) return [];
  if (!isRereadable(path))
    return instances.map((one) => alone(one, 'what came before could not be read a second time from a pipe'));
  const slices = new Slices(instances);
  try {
    const trace = await openTrace(path, mapping === undefined ? {} : { mapping });
    for await (const batch of trace.batches()) {
      slices.observe(batch);
      if (slices.isDone) break;
    }
  } catch (error) {
    // What is wrong behind the events that fail was told when the recording was checked.
    if (!(error instanceof InputError)) throw error;
  }
  const found = slices.result();
  return instances.map(
    (one, index) => found[index] ?? alone(one, 'the recording was changed before it was read a second time'),
  );
};

/** A failed instance of a property. */
export const instanceOf = ({ events }: Violation, { needs, kind, partial }: Property): Instance => ({
  failing: events,
  read: new Set([...needs, ...(partial?.needs ?? [])]),
  isForWant: kind === 'liveness',
});

/** What places tasks and workers, by which a release refuses an event. */
const placing: readonly EventKind[] = [
  'run.begin',
  'run.end',
  'schedule',
  'take',
  'steal',
  'defer',
  'flush',
  'driver.begin',
  'driver.end',
  'park.begin',
  'park.end',
];

/** An event that a release refuses. */
export const refusedInstance = (at: Event): Instance => ({
  failing: [at],
  read: new Set(placing),
  isForWant: false,
});

/**
 * The events that explain one failed instance of a property, those that fail among them: at most 20, however far apart.
 *
 * @param path - of the recording that was checked
 */
export const sliceRecording = async (
  path: string,
  violation: Violation,
  property: Property,
  options: SliceOptions = {},
): Promise<ExcerptEvidence> => {
  const instance = instanceOf(violation, property);
  const [slice] = await sliceInstances(path, [instance], options);
  return slice ?? alone(instance, 'nothing was cut out');
};
