import { InputError } from '../../../errors.ts';
import type { RecordingFormat } from '../../../read/recording.ts';
import { formatName, ScheduleTrace } from './trace.ts';

const schedulesOnly = /^\uFEFF?\s*["'`]?91[0-9a-f]{4}/iu;
const failure = /failing schedule:\s*["'`\s]*91[0-9a-f]{6}/iu;

/** The strings that Shuttle prints when a test fails, alone in a file or in the output around them. */
export const shuttleSchedule: RecordingFormat = {
  name: formatName,
  description:
    'Schedule strings of Shuttle, as a failed test prints them: which task ran when, and nothing else.',
  recognises: (head) => {
    const text = head.toString('utf8');
    return schedulesOnly.test(text) || failure.test(text);
  },
  segmented: false,
  open: async (source) => {
    const [file] = source.files;
    if (file !== undefined) return Promise.resolve(new ScheduleTrace(source, file));
    const advice = 'Name the file that Shuttle wrote, such as schedule000.txt.';
    throw new InputError({ code: 'TRACE005', problem: 'there is no file to read', advice }, source.path);
  },
};
