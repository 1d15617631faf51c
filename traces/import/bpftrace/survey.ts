import { InputError } from '../../errors.ts';
import type { SourceFile } from '../../read/source.ts';
import type { Item } from './records.ts';
import { itemsIn } from './records.ts';

/** What must be known of a recording before its first event is told. */
export interface Survey {
  /** Threads in the order in which they appear. */
  readonly threads: readonly number[];
  /** The threads that poll or park, and the number of the worker that each counts as. */
  readonly workers: ReadonlyMap<number, number>;
  /** The earliest time. */
  readonly origin: bigint;
  /** Whether the script ended by itself. */
  readonly ended: boolean;
  /** Whether records were lost. */
  readonly lossy: boolean;
  /** Lines that neither the script nor bpftrace prints. */
  readonly strays: number;
}

const working: ReadonlySet<string> = new Set(['poll.begin', 'poll.end', 'park.begin', 'park.end']);

class Surveyor {
  readonly threads = new Set<number>();
  readonly workers = new Map<number, number>();
  origin: bigint | undefined;
  latest = 0n;
  ended = false;
  lossy = false;
  strays = 0;

  add(item: Item): void {
    switch (item.kind) {
      case 'script':
        return;
      case 'end':
        this.ended = true;
        return;
      case 'lost':
        this.lossy = true;
        return;
      case 'stray':
        this.strays += 1;
        return;
      case 'event':
        if (this.origin === undefined || item.t < this.origin) this.origin = item.t;
        if (item.t > this.latest) this.latest = item.t;
        this.threads.add(item.tid);
        if (working.has(item.occurrence.e) && !this.workers.has(item.tid))
          this.workers.set(item.tid, this.workers.size);
    }
  }
}

/** Threads beyond this are not told apart: each is a stream of its own that must be merged. */
const mostThreads = 65_536;

/**
 * Reads a recording once, to know its threads.
 * @throws InputError
 */
export async function surveyOf(file: SourceFile): Promise<Survey> {
  const surveyor = new Surveyor();
  for await (const items of itemsIn(file)) for (const item of items) surveyor.add(item);
  const { threads, workers, origin, latest, ended, lossy, strays } = surveyor;
  if (latest - (origin ?? 0n) > BigInt(Number.MAX_SAFE_INTEGER) && origin !== undefined) throw tooLong(file);
  if (threads.size > mostThreads) throw tooMany(file, threads.size);
  return { threads: [...threads], workers, origin: origin ?? 0n, ended, lossy, strays };
}

const tooMany = (file: SourceFile, threads: number): InputError =>
  new InputError(
    {
      code: 'TRACE020',
      problem: `the recording is of ${threads} threads, and at most ${mostThreads} can be put in order`,
      advice: 'Record for a shorter time, or one program alone, with -p.',
    },
    file.path,
    { offset: 0 },
  );

const tooLong = (file: SourceFile): InputError =>
  new InputError(
    {
      code: 'TRACE014',
      problem: 'the times of the records are more than 104 days apart',
      advice: 'Was a record damaged, or are there recordings of several machines in the file?',
    },
    file.path,
    { offset: 0 },
  );
