import { InputError } from '../../errors.ts';
import type { Event } from '../../event/event.ts';
import type { End, Header } from '../../event/header.ts';
import { inputError } from '../../read/source.ts';
import type { Notice, Trace } from '../../read/trace.ts';
import { emptyAccount } from '../merge/account.ts';
import { bounded } from '../merge/edges.ts';
import { merge } from '../merge/merge.ts';
import { mergeNotices } from '../merge/notices.ts';
import { formatName, headerOf } from './header.ts';
import { cutsOf, handOffsOf } from './index/breaks.ts';
import { noticesOf } from './notices.ts';
import type { Recording } from './recording.ts';
import { closeRecording } from './recording.ts';
import { Census } from './story/census.ts';
import { ChangedFile } from './story/changed-file.ts';
import type { LaneContext } from './story/lane-events.ts';
import { laneEvents } from './story/lane-events.ts';
import type { Manner } from './story/manner.ts';
import { edgesOf, mannerOf } from './story/manner.ts';
import { emptyTally } from './story/tally.ts';
import { WireFault } from './wire/wire-fault.ts';

const changed = (path: string, offset?: number): InputError =>
  new InputError(
    {
      code: 'TRACE021',
      problem: 'the file changed while it was read',
      advice: 'Copy it, or wait until the recorder is done with it.',
    },
    path,
    offset === undefined ? undefined : { offset },
  );

/** A recording of dial9 as a trace, read in the second pass over its files. */
export class Dial9Trace implements Trace {
  readonly file: string;
  readonly format = formatName;
  readonly header: Header;
  readonly #recording: Recording;
  readonly #manner: Manner;
  readonly #account = emptyAccount();
  readonly #tally = emptyTally();
  readonly #census = new Census();
  #count = 0;
  #isRead = false;
  #isWhole = false;

  constructor(path: string, recording: Recording) {
    this.file = path;
    this.#recording = recording;
    this.#manner = mannerOf(recording.facts);
    this.header = headerOf(recording, this.#manner);
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    if (this.#isRead) throw new Error('a trace can be iterated once: open it again');
    this.#isRead = true;
    try {
      for await (const batch of this.#merged()) {
        this.#census.add(batch);
        this.#count += batch.length;
        yield batch;
      }
      this.#isWhole = this.#recording.damages.length === 0;
    } catch (error) {
      throw this.#explained(error);
    } finally {
      await this.close();
    }
  }

  end(): End | undefined {
    return this.#isWhole ? { e: 'end', n: this.#count, complete: false } : undefined;
  }

  notices(): readonly Notice[] {
    const own = noticesOf(this.#recording, this.#manner, this.#tally, this.#census);
    return [...own, ...mergeNotices(this.#account)];
  }

  async close(): Promise<void> {
    this.#isRead = true;
    await closeRecording(this.#recording);
  }

  #merged(): AsyncGenerator<readonly Event[]> {
    const { lanes, damages, storages, base, latest } = this.#recording;
    const context: LaneContext = { storages, base, latest, manner: this.#manner, tally: this.#tally };
    const edges = edgesOf(this.#manner);
    const streams = lanes.map((lane, s) => {
      const handOffs = lane.kind === 'worker' ? handOffsOf(lane, lanes) : [];
      const cuts = lane.runs[0]?.role === 'thread' ? cutsOf(lane, damages) : new Set<number>();
      return bounded(laneEvents({ s, lane, cuts, handOffs }, context), { edges });
    });
    return merge(streams, { wakes: 'instrumented', account: this.#account });
  }

  #explained(error: unknown): unknown {
    if (error instanceof ChangedFile)
      return changed(this.#recording.files[error.file]?.path ?? this.file, error.offset);
    if (error instanceof WireFault) return changed(this.file);
    return inputError(error, this.file);
  }
}
