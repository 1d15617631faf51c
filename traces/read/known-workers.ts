import type { Event } from '../event/event.ts';
import type { Header } from '../event/header.ts';
import { RecordFault } from '../event/record-fault.ts';

/** The most workers that Tokio can count: it packs their number into 16 bits (`idle.rs`). */
const mostWorkers = 65_535;

/** Throws a `RecordFault` when Tokio cannot have as many workers as the header says. */
export function requirePossibleWorkers({ runtime: { workers } }: Header): void {
  if (workers <= mostWorkers) return;
  const problem = `the header says that there are ${workers} workers, but Tokio has at most ${mostWorkers}`;
  throw new RecordFault({ code: 'TRACE014', problem, advice: 'Was the header edited or damaged?' });
}

function requireKnown(worker: number | null, workers: number): void {
  if (worker === null || worker < workers) return;
  const problem = `the event names worker ${worker}, but the runtime has ${workers}, counted from 0`;
  const advice = "Compare the event with the header's number of workers.";
  throw new RecordFault({ code: 'TRACE014', problem, advice });
}

/**
 * Whether the recorder knows workers for certain, as one inside the scheduler does. One that watches from outside
 * may count threads instead, of which `block_in_place` makes more.
 */
export const knowsWorkers = ({ coverage }: Header): boolean =>
  coverage.schedule !== undefined && coverage.schedule !== 'none';

/** Throws a `RecordFault` when an event names a worker that the runtime does not have. */
export function requireKnownWorkers(event: Event, workers: number): void {
  requireKnown(event.w, workers);
  if (event.e === 'steal') requireKnown(event.victim, workers);
  else if (event.e === 'notify') requireKnown(event.woken, workers);
}
