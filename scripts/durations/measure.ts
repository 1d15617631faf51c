import { join } from 'node:path';
import type { Durations, Waking } from '../../checker/timing/durations.ts';
import { openTrace } from '../../traces/index.ts';
import type { Event } from '../../traces/index.ts';
import { corpusFolder } from '../capture/places.ts';
import { twoWorkers, withForeignThread } from './recordings.ts';
import { wakingsIn } from './wakings.ts';

/** Scheduler steps between the end of a poll and the beginning of the next, where a task wakes itself. */
const stepsBetween = 4;
/** Of the foreign thread of the recorded programs, in nanoseconds. */
const halfPeriod = 2_300_000;
const kept = 40;
/** Who goes on only after so many nanoseconds was kept from its processor, which the simulation gives to every thread. */
const descheduledFrom = 1_000_000;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const eventsIn = async (file: string): Promise<readonly Event[]> => {
  const events: Event[] = [];
  const trace = await openTrace(join(corpusFolder, file));
  for await (const batch of trace.batches()) events.push(...batch);
  return events;
};

/** From the end of a task's poll to its next one, where it has its worker for itself. */
const gaps = (events: readonly Event[]): readonly number[] => {
  const found: number[] = [];
  let ended: number | undefined;
  for (const event of events) {
    if (event.e === 'poll.end' && event.task > 0) ended = event.t;
    if (event.e !== 'poll.begin' || ended === undefined) continue;
    found.push(event.t - ended);
    ended = undefined;
  }
  return found;
};

/** Between two messages of the foreign thread to the same task. */
const periods = (events: readonly Event[]): readonly number[] => {
  const last = new Map<number, number>();
  return events.flatMap((event) => {
    if (event.e !== 'wake.begin' || event.from !== 'external') return [];
    const before = last.get(event.task);
    last.set(event.task, event.t);
    return before === undefined ? [] : [event.t - before];
  });
};

/** As many as are kept, spread evenly. */
const spread = (wakings: readonly Waking[]): readonly Waking[] => {
  const sorted = wakings.toSorted((one, other) => one.wokenRuns - other.wokenRuns);
  return Array.from(
    { length: kept },
    (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / kept)],
  ).flatMap((waking) => waking ?? []);
};

/** What the recordings come to. */
export interface Measured {
  readonly durations: Durations;
  /** Wakings that were seen. */
  readonly seen: number;
  /** Those of them that are left out, since the thread that woke another was descheduled. */
  readonly leftOut: number;
}

/** How long what the scheduler does took in recordings of programs without guests of Wasmtime. */
export const measureDurations = async (): Promise<Measured> => {
  const between = median(gaps(await eventsIn('1.53.1/one-yielder-self-wake-mt1.jsonl.gz')));
  const withPass = median(gaps(await eventsIn('1.53.1/one-yielder-yield_now-mt1.jsonl.gz')));
  const slept: number[] = [];
  for (const file of withForeignThread) slept.push(...periods(await eventsIn(file)));
  const wakings: Waking[] = [];
  for (const file of twoWorkers) wakings.push(...(await wakingsIn(join(corpusFolder, file))));
  const undisturbed = wakings.filter(({ wakerIsBack }) => wakerIsBack < descheduledFrom);
  const durations = {
    step: Math.round(between / stepsBetween),
    pass: withPass - between,
    oversleep: Math.round(median(slept) / 2) - halfPeriod,
    wakings: spread(undisturbed),
  };
  return { durations, seen: wakings.length, leftOut: wakings.length - undisturbed.length };
};
