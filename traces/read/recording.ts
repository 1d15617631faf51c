import type { ReadingMeter } from './meter.ts';
import type { Source } from './source.ts';
import type { Trace } from './trace.ts';

/** What a reader may have to be told besides the file. */
export interface OpenOptions {
  /** Path of the file that says what the slices of a Chrome trace mean. */
  readonly mapping?: string;
  /** Told which files are read, for whoever wants to know how far that has come. */
  readonly meter?: ReadingMeter;
}

/**
 * A format of another tool's recordings, which it reads by itself: it may be binary, may need two passes, and its
 * streams may have to be merged.
 */
export interface RecordingFormat {
  /** Stable name, such as `dial9-1`. */
  readonly name: string;
  /** What it is, as one sentence for `yieldcheck list formats`. */
  readonly description: string;
  /** Whether a file that begins so, decompressed, is in this format, in whatever version. */
  readonly recognises: (head: Buffer) => boolean;
  /** Whether the files of a folder may be one recording, in segments. */
  readonly segmented: boolean;
  /**
   * Reads as much as the header needs.
   * @throws InputError (also from the iteration of the trace)
   */
  readonly open: (source: Source, options: OpenOptions) => Promise<Trace>;
}
