import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import type { RecordingFormat } from './recording.ts';
import type { OpenedFile } from './source.ts';
import { inputError, openFile } from './source.ts';

/** Whether the path is that of a folder; false where there is nothing. */
export const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const noRecording = (folder: string): InputError =>
  new InputError(
    {
      code: 'TRACE003',
      problem: 'the path is a directory, and no segments of one recording are in it',
      advice: 'Name the files in it, for example with DIR/*.jsonl.gz.',
    },
    folder,
  );

const severalFormats = (folder: string, names: readonly string[]): InputError =>
  new InputError(
    {
      code: 'TRACE003',
      problem: `the directory holds recordings of several formats (${names.join(', ')})`,
      advice: 'Name the files of one of them.',
    },
    folder,
  );

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    throw inputError(error, folder);
  }
}

/**
 * The segments in a folder and below, and which of the formats they are in. Files of other formats are passed over.
 * @throws InputError if there are none, or of several formats
 */
export async function segmentsIn(
  folder: string,
  recordings: readonly RecordingFormat[],
): Promise<{ readonly format: RecordingFormat; readonly files: readonly OpenedFile[] }> {
  const found = new Map<RecordingFormat, OpenedFile[]>();
  for (const path of await filesIn(folder)) {
    const file = await openFile(path);
    await file.close();
    const format = recordings.find(({ segmented, recognises }) => segmented && recognises(file.head));
    if (format !== undefined) found.set(format, [...(found.get(format) ?? []), file]);
  }
  const [only, other] = found;
  if (only === undefined) throw noRecording(folder);
  if (other !== undefined)
    throw severalFormats(
      folder,
      Array.from(found.keys(), ({ name }) => name),
    );
  const [format, files] = only;
  return { format, files };
}
