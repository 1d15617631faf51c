import { InputError } from '../../errors.ts';
import type { Source, SourceFile } from '../../read/source.ts';
import { inputError } from '../../read/source.ts';
import { Facts } from './index/facts.ts';
import type { Findings } from './index/index-file.ts';
import { indexFile } from './index/index-file.ts';
import type { Lanes } from './index/lanes.ts';
import { lanesOf, TooManyThreads } from './index/lanes.ts';
import type { Run } from './index/run.ts';
import { segmentsOf } from './segments.ts';
import { memoryBudget } from './store/kept-bytes.ts';
import type { Storage } from './store/storage.ts';
import type { TimeBase } from './wire/time-base.ts';

/** A recording after the first pass over its files. Times are nanoseconds since its first event. */
export interface Recording extends Lanes {
  readonly files: readonly SourceFile[];
  /** By number of file; to be closed. */
  readonly storages: readonly Storage[];
  readonly facts: Facts;
  readonly damages: Findings['damages'];
  /** What the clock showed at time 0. */
  readonly origin: bigint;
  readonly base: TimeBase;
  /** Tasks whose spawn was recorded, but is not there. */
  readonly lostSpawns: number;
  /** The time of the last event. */
  readonly latest: number;
}

const closeAll = async (storages: readonly Storage[]): Promise<void> => {
  await Promise.all(storages.map((storage) => storage.close()));
};

const shifted = (run: Run, by: number): Run => ({ ...run, first: run.first - by, last: run.last - by });

/** Lets go of the files of a recording. */
export const closeRecording = ({ storages }: Recording): Promise<void> => closeAll(storages);

/**
 * Reads all files of a recording once, to find out which thread's records are where.
 * @throws InputError
 */
export async function indexRecording(source: Source): Promise<Recording> {
  const files = segmentsOf(source);
  const findings: Findings = { base: { origin: undefined }, facts: new Facts(), runs: [], damages: [] };
  const storages: Storage[] = [];
  const budget = memoryBudget();
  try {
    for (const [number, file] of files.entries()) {
      storages.push(await indexFile(number, file, findings, budget));
    }
    const { facts, damages } = findings;
    const earliest = Number.isFinite(facts.earliest) ? facts.earliest : 0;
    const origin = (findings.base.origin ?? 0n) + BigInt(earliest);
    const lanes = lanesOf(findings.runs.map((run) => shifted(run, earliest)));
    const latest = Math.max(0, facts.latest - earliest);
    const lostSpawns = facts.tasks.lostSpawns();
    return { ...lanes, files, storages, facts, damages, origin, base: { origin }, latest, lostSpawns };
  } catch (error) {
    await closeAll(storages);
    if (!(error instanceof TooManyThreads)) throw inputError(error, source.path);
    const { file, place } = error.run;
    throw new InputError(error.fault, files[file]?.path ?? source.path, { offset: place.offset });
  }
}
