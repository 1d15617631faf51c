import { InputError } from '../../errors.ts';
import type { SourceFile } from '../../read/source.ts';
import { readLines } from './record-lines.ts';

/** What is found out about a recording before its events are made. */
export interface Surveyor {
  readonly take: (line: string) => void;
  /** Called after each block of lines, so that nothing piles up. */
  readonly pause: () => void;
}

/**
 * Reads a recording from beginning to end, or to the first fault in it, which is returned: the events before it can be
 * checked, and the second reading meets it again.
 */
export async function survey(file: SourceFile, surveyor: Surveyor): Promise<InputError | undefined> {
  try {
    const take = (line: string): void => surveyor.take(line);
    for await (const _ of readLines(file, { take, cutOff: () => undefined })) surveyor.pause();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
