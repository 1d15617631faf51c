import { viewerFiles } from '../../../scripts/viewer.ts';
import { writeFiles } from '../../../scripts/write-files.ts';

/** Makes the program that pages hold from the source that is tested. */
export default async (): Promise<void> => writeFiles(await viewerFiles());
