import type { RecordingFormat } from '../../read/recording.ts';
import type { Source } from '../../read/source.ts';
import type { Trace } from '../../read/trace.ts';
import { SpanTrace } from '../spans/span-trace.ts';
import { survey } from '../spans/survey.ts';
import { ConsoleConversion } from './conversion.ts';
import { consoleHeader } from './header.ts';
import { ConsoleSurvey } from './survey.ts';

const name = 'console-1';

async function open({ files: [file] }: Source): Promise<Trace> {
  if (file === undefined) throw new TypeError('a source has at least one file');
  const surveyed = new ConsoleSurvey();
  const fault = await survey(file, surveyed);
  if (fault !== undefined && !surveyed.begun) throw fault;
  const reading = surveyed.reading();
  return new SpanTrace(name, file, consoleHeader(surveyed.facts()), new ConsoleConversion(reading));
}

/** What console-subscriber writes to `TOKIO_CONSOLE_RECORD_PATH`. */
export const consoleRecording: RecordingFormat = {
  name,
  description: 'What console-subscriber writes to TOKIO_CONSOLE_RECORD_PATH: JSON Lines, version 1.',
  recognises: (head) =>
    /^(?:\u{FEFF})?\s*\{\s*"v"\s*:\s*\d+\s*\}/u.test(head.subarray(0, 256).toString('utf8')),
  segmented: false,
  open,
};
