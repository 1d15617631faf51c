import { CaptureError } from './capture-error.ts';
import { judge } from './judge.ts';
import { readManifest, writeManifest } from './manifest.ts';
import type { Entry } from './manifest.ts';

/**
 * Judges the recordings of a manifest anew, and writes down what is said of them now.
 *
 * @throws CaptureError where a recording is another than the one that was listed
 */
export const judgeAgain = async (
  folder: string,
): Promise<{ readonly all: number; readonly changed: number }> => {
  const { recordings } = readManifest(folder);
  const again: Entry[] = [];
  for (const entry of recordings) {
    const judged = await judge(folder, entry.file);
    if (judged.sha256 !== entry.sha256)
      throw new CaptureError(
        'bad-manifest',
        `${entry.file} is not the recording that the manifest in ${folder} lists.`,
        'Check it out again, or make all anew with npm run capture.',
      );
    again.push({ ...entry, ...judged });
  }
  writeManifest(folder, { recordings: again });
  const changed = again.filter((entry, i) => JSON.stringify(entry) !== JSON.stringify(recordings[i])).length;
  return { all: again.length, changed };
};
