import { dirname } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Source, SourceFile } from '../../read/source.ts';

/** What dial9 calls the folder of one process: four letters and its process id. */
const ofProcess = /(?:^|[\\/])([a-z]{4}-\d+)(?=[\\/]|$)/;

const processOf = ({ path }: SourceFile): string | undefined => ofProcess.exec(dirname(path))?.[1];

const severalProcesses = (folder: string, names: readonly string[]): InputError =>
  new InputError(
    {
      code: 'TRACE003',
      problem: `the directory holds recordings of several processes (${names.slice(0, 5).join(', ')}${names.length > 5 ? ', ...' : ''})`,
      advice: 'Check the directory of one process at a time.',
    },
    folder,
  );

/** A segment that is sealed or compressed while the folder is read is there under two names. */
const segmentOf = ({ path }: SourceFile): string => path.replace(/\.(?:gz|active)$/, '');

/**
 * The files of a recording, each segment once.
 * @throws InputError if they are of several processes, whose tasks and workers have the same numbers
 */
export function segmentsOf({ path, files }: Source): readonly SourceFile[] {
  const processes = new Set(files.map(processOf).filter((name) => name !== undefined));
  if (processes.size > 1) throw severalProcesses(path, [...processes]);
  const segments = new Map<string, SourceFile>();
  for (const file of files) {
    const name = segmentOf(file);
    if (!segments.has(name)) segments.set(name, file);
  }
  return [...segments.values()];
}
