import type { InputError } from '../../errors.ts';
import { RecordFault } from '../../event/record-fault.ts';
import type { LineBlock } from '../../read/line-block.ts';
import { LineSource } from '../../read/line-source.ts';
import { isBlank, isCutOff } from '../../read/records.ts';
import type { SourceFile } from '../../read/source.ts';

/** What is made of the lines of a recording. */
export interface LineReader {
  /**
   * Takes a line that is not blank.
   * @throws RecordFault if it is refused
   */
  readonly take: (line: string) => void;
  /** The last line was cut in its middle, and was left out. */
  readonly cutOff: () => void;
}

function taken(source: LineSource, block: LineBlock, reader: LineReader): InputError | undefined {
  for (; !block.done; source.line++) {
    try {
      const line = block.take();
      if (!isBlank(line)) reader.take(line);
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      if (error.fault.code !== 'TRACE010' || !isCutOff(block)) return source.fault(error.fault, source.line);
      reader.cutOff();
    }
  }
  return undefined;
}

/**
 * Gives the lines of a file to a reader, and stops after each block of them, so that what was made of it can be passed
 * on before more is read; also before a fault is thrown.
 * @throws InputError at the first line that is refused
 */
export async function* readLines(file: SourceFile, reader: LineReader): AsyncGenerator<undefined> {
  const source = new LineSource(file.path, file.chunks());
  try {
    for (let block = await source.next(); block !== undefined; block = await source.next()) {
      const fault = taken(source, block, reader);
      yield undefined;
      if (fault !== undefined) throw fault;
    }
  } finally {
    await source.close();
  }
}
