import { RecordFault } from '../event/record-fault.ts';
import type { LineBlock } from './line-block.ts';

/** Whether a line has nothing on it. */
export const isBlank = (line: string): boolean => line === '' || line.trim() === '';

/**
 * The JSON value on a line.
 * @throws RecordFault if it is not JSON
 */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const short = reason.length > 120 ? `${reason.slice(0, 117)}...` : reason;
    const advice = 'Traces are JSON Lines: each line is one JSON object. Was the file edited or damaged?';
    throw new RecordFault({ code: 'TRACE010', problem: `the line is not JSON (${short})`, advice, cause });
  }
}

const brace = 0x7b;

/** Whether the line taken last, which is not JSON, is one whose writer was stopped in the middle of it. */
export const isCutOff = ({ ended, done, bytes, taken }: LineBlock): boolean =>
  !ended && done && bytes[taken] === brace;
