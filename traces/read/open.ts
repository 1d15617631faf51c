import { openLines } from './open-lines.ts';
import type { OpenOptions, RecordingFormat } from './recording.ts';
import { isFolder, segmentsIn } from './segments.ts';
import type { OpenedFile } from './source.ts';
import { openFile, openMemory } from './source.ts';
import type { Trace } from './trace.ts';

let loading: Promise<typeof import('../import/recordings.ts')> | undefined;

/** The formats of other tools' recordings. To load them takes longer than to read a short trace in a format of our own. */
export const loadRecordings = async (): Promise<readonly RecordingFormat[]> => {
  loading ??= import('../import/recordings.ts');
  return (await loading).recordings;
};

/** What begins so is in one of our own formats, whatever may be quoted in it further on. */
const ownHeader = /^(?:\u{FEFF})?\s*\{\s*"ev?"\s*:\s*"header"/u;

async function openOne(file: OpenedFile, options: OpenOptions): Promise<Trace> {
  options.meter?.watch([file]);
  const isOurs = ownHeader.test(file.head.toString('utf8', 0, 256));
  const recordings = isOurs ? [] : await loadRecordings();
  const format = recordings.find(({ recognises }) => recognises(file.head));
  if (format === undefined) return openLines(file.path, file.chunks(true));
  try {
    return await format.open({ path: file.path, files: [file] }, options);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Opens a trace or a recording of another tool, plain or compressed with gzip, and reads its header. The format is found
 * from the content. A last line that was cut short is dropped: the trace then has no end.
 *
 * @param path - of a file, or of a folder whose files are the segments of one recording
 * @throws InputError (also from the iteration) if the file cannot be read or is not a valid trace
 */
export async function openTrace(path: string, options: OpenOptions = {}): Promise<Trace> {
  if (await isFolder(path)) {
    const { format, files } = await segmentsIn(path, await loadRecordings());
    options.meter?.watch(files);
    return format.open({ path, files }, options);
  }
  return openOne(await openFile(path), options);
}

/**
 * The same of a trace that is in memory.
 *
 * @param name - what to call it in messages
 * @param bytes - plain or compressed with gzip, whole or in chunks
 */
export const openBytes = async (
  name: string,
  bytes: Uint8Array | readonly Uint8Array[],
  options: OpenOptions = {},
): Promise<Trace> => openOne(await openMemory(name, bytes instanceof Uint8Array ? [bytes] : bytes), options);
