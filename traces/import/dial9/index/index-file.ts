import { open } from 'node:fs/promises';
import { InputError } from '../../../errors.ts';
import { RecordFault } from '../../../event/record-fault.ts';
import type { SourceFile } from '../../../read/source.ts';
import { inputError } from '../../../read/source.ts';
import { FileStorage } from '../store/file-storage.ts';
import type { MemoryBudget } from '../store/kept-bytes.ts';
import { KeptBytes } from '../store/kept-bytes.ts';
import type { Storage } from '../store/storage.ts';
import { Cursor, longestValue } from '../wire/cursor.ts';
import { FrameReader } from '../wire/frame-reader.ts';
import type { TimeBase } from '../wire/time-base.ts';
import { VersionFault, WireFault } from '../wire/wire-fault.ts';
import type { Damage } from './damage.ts';
import type { Facts } from './facts.ts';
import type { Run } from './run.ts';
import { UnitIndex } from './unit-index.ts';

/** A recording that is cut into more runs than this is not held in memory. */
const mostRuns = 131_072;

/** In nanoseconds: whichever record is the earliest, times that count from it are exact. */
const furthest = 2 ** 52;

/** What is found in the first pass over the files of a recording. */
export interface Findings {
  readonly base: TimeBase;
  readonly facts: Facts;
  readonly runs: Run[];
  readonly damages: Damage[];
}

const tooManyRuns = (): RecordFault =>
  new RecordFault({
    code: 'TRACE020',
    problem: `the records go back in time or change threads more than ${mostRuns} times`,
    advice: 'Recordings of dial9 do so once in thousands of records. Was the file edited or damaged?',
  });

const otherVersion = ({ problem }: VersionFault, path: string): InputError =>
  new InputError(
    {
      code: 'TRACE013',
      problem: `${problem}; this release reads version 1`,
      advice: 'Use a release of yieldcheck that knows it.',
    },
    path,
    { offset: 0 },
  );

class FileIndex {
  readonly #file: number;
  readonly #path: string;
  readonly #findings: Findings;
  readonly #cursor = new Cursor(0);
  readonly #reader: FrameReader;
  #unit: UnitIndex | undefined;

  constructor(file: number, path: string, findings: Findings) {
    this.#file = file;
    this.#path = path;
    this.#findings = findings;
    this.#reader = new FrameReader(this.#cursor, findings.base);
  }

  /** Position of the frame that was read last. */
  get offset(): number {
    return this.#reader.offset;
  }

  add(chunk: Buffer): void {
    this.#cursor.feed(chunk);
    const reader = this.#reader;
    for (let { dictionary } = reader; ;) {
      const step = reader.next();
      if (step === 'record') {
        if (Math.abs(reader.record.t) > furthest)
          throw new WireFault('a time is more than 52 days away from the first');
        this.#unit?.add(reader);
        this.#findings.facts.add(reader.record);
        if ((this.#unit?.size ?? 0) + this.#findings.runs.length > mostRuns) throw tooManyRuns();
      } else if (step === 'unit') {
        this.#findings.facts.addUnit(dictionary.schemas());
        ({ dictionary } = reader);
        this.#endUnit();
        this.#unit = new UnitIndex(this.#file, reader.offset);
      } else {
        if (this.#cursor.held > longestValue)
          throw new WireFault(`a frame is longer than ${longestValue} bytes`);
        return;
      }
    }
  }

  /** Ends with the last whole frame. `fault` is why nothing more can be read, if that is so. */
  finish(fault: unknown): void {
    this.#findings.facts.addUnit(this.#reader.dictionary.schemas());
    this.#endUnit();
    const damage = this.#damage(fault);
    if (damage !== undefined) this.#findings.damages.push({ file: this.#file, ...damage });
  }

  #damage(fault: unknown): Omit<Damage, 'file'> | undefined {
    const { offset } = this.#reader;
    if (fault instanceof VersionFault && offset === 0) throw otherVersion(fault, this.#path);
    if (fault instanceof WireFault) return { offset, kind: 'damaged', problem: fault.problem };
    if (fault instanceof InputError) {
      const kind = fault.code === 'TRACE006' ? 'cut' : 'damaged';
      return { offset, kind, problem: fault.problem };
    }
    if (this.#cursor.held === 0) return undefined;
    return { offset, kind: 'cut', problem: 'the file ends in the middle of a frame' };
  }

  #endUnit(): void {
    if (this.#unit !== undefined) this.#findings.runs.push(...this.#unit.finish());
    this.#unit = undefined;
  }
}

/** Whether bytes at any position of the file can be had by reading there. */
async function isPlain({ path, isOnDisk }: SourceFile): Promise<boolean> {
  if (!isOnDisk) return false;
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return !(bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b);
  } finally {
    await handle.close();
  }
}

const isDecompression = (error: unknown): error is InputError =>
  error instanceof InputError && (error.code === 'TRACE006' || error.code === 'TRACE007');

/**
 * Reads a file once, and takes down where each thread's records are. Damage ends the file, and is among the findings.
 * @returns the file's bytes, to be read again
 * @throws InputError
 */
export async function indexFile(
  file: number,
  source: SourceFile,
  findings: Findings,
  budget: MemoryBudget,
): Promise<Storage> {
  const { path } = source;
  const kept = (await isPlain(source)) ? undefined : new KeptBytes(budget);
  const index = new FileIndex(file, path, findings);
  let fault: unknown;
  try {
    for await (const chunk of source.chunks()) {
      await kept?.add(chunk);
      index.add(chunk);
    }
  } catch (error) {
    if (!(error instanceof WireFault) && !isDecompression(error)) {
      await kept?.storage().close();
      if (error instanceof RecordFault) throw new InputError(error.fault, path, { offset: index.offset });
      throw inputError(error, path);
    }
    fault = error;
  }
  const storage = kept?.storage() ?? (await FileStorage.open(path));
  try {
    index.finish(fault);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return storage;
}
