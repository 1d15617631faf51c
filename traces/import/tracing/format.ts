import { InputError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../event/record-fault.ts';
import type { RecordingFormat } from '../../read/recording.ts';
import type { Source } from '../../read/source.ts';
import type { Trace } from '../../read/trace.ts';
import { SpanTrace } from '../spans/span-trace.ts';
import { survey } from '../spans/survey.ts';
import { TracingConversion } from './conversion.ts';
import { tracingHeader } from './header.ts';
import { TracingSurvey } from './survey.ts';

const name = 'tracing-fmt-json';

/** How many lines are looked at: a program may print something of its own before it logs. */
const linesLookedAt = 64;

const isLogLine = (record: JsonObject): boolean =>
  (isObject(record['fields']) && typeof record['target'] === 'string') ||
  (typeof record['level'] === 'string' &&
    /^(?:TRACE|DEBUG|INFO|WARN|ERROR)$/u.test(record['level']) &&
    (isObject(record['fields']) || isObject(record['span']) || typeof record['target'] === 'string'));

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function recognises(head: Buffer): boolean {
  const lines = head
    .toString('utf8')
    .replace(/^\u{FEFF}/u, '')
    .split('\n', linesLookedAt);
  return lines.some((line) => {
    const record = /^\s*\{/u.test(line) ? parsed(line) : undefined;
    return isObject(record) && isLogLine(record);
  });
}

async function open({ files: [file] }: Source): Promise<Trace> {
  if (file === undefined) throw new TypeError('a source has at least one file');
  const surveyed = new TracingSurvey();
  const fault = await survey(file, surveyed);
  const lacking = surveyed.lacking();
  if (lacking !== undefined) throw fault ?? new InputError(lacking, file.path, { offset: 0 });
  const conversion = new TracingConversion(surveyed.reading());
  for (const code of surveyed.notices()) conversion.tallies.add(code);
  return new SpanTrace(name, file, tracingHeader(surveyed.facts()), conversion);
}

/** A log that `tracing_subscriber::fmt().json()` writes of a program whose Tokio has its feature `tracing`. */
export const tracingLog: RecordingFormat = {
  name,
  description: "What tracing_subscriber::fmt().json() writes of Tokio's own tracing: JSON Lines.",
  recognises,
  segmented: false,
  open,
};
