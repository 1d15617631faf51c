import type { FrameReader } from '../wire/frame-reader.ts';
import { roleOf } from './identity.ts';
import type { Run } from './run.ts';
import { RunBuilder } from './run-builder.ts';

/**
 * Finds the runs of one unit. Since April 2026 a unit is what one thread recorded. Before, all of a file was one unit:
 * a thread's records went on where time goes back or the worker changes.
 */
export class UnitIndex {
  readonly #file: number;
  readonly #offset: number;
  readonly #recorder: RunBuilder;
  #threads: RunBuilder[] = [];
  #current: RunBuilder | undefined;
  #wentBack = false;

  constructor(file: number, offset: number) {
    this.#file = file;
    this.#offset = offset;
    this.#recorder = new RunBuilder({ file, role: 'recorder', place: { offset } });
  }

  /** How many runs it may come to. */
  get size(): number {
    return this.#threads.length;
  }

  /** Takes down the record that was read last. */
  add(reader: FrameReader): void {
    const { record, offset } = reader;
    const role = roleOf(record.kind);
    if (role === undefined) return;
    if (role === 'recorder') {
      this.#recorder.add(record, offset);
      return;
    }
    const fit = this.#current?.fits(record);
    if (this.#current === undefined || fit !== 'yes') {
      this.#wentBack ||= fit === 'earlier';
      this.#current = this.#begin(reader);
    }
    this.#current.add(record, offset);
  }

  /** The runs, in the order of the file. */
  finish(): readonly Run[] {
    const [first, ...others] = this.#threads;
    const tids = new Set(this.#threads.flatMap((run) => [...run.tids]));
    if (first !== undefined && !this.#wentBack && tids.size < 2) {
      for (const other of others) first.join(other);
      this.#threads = [first];
    }
    const isOneThread = this.#threads.length === 1;
    const runs = [...this.#threads.map((run) => run.finish(isOneThread)), this.#recorder.finish(true)];
    return runs.filter((run) => run !== undefined);
  }

  #begin(reader: FrameReader): RunBuilder {
    const place =
      this.#threads.length === 0
        ? { offset: this.#offset }
        : { ...reader.resume, dictionary: reader.dictionary };
    const run = new RunBuilder({ file: this.#file, role: 'thread', place });
    this.#threads.push(run);
    return run;
  }
}
