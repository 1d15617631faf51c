import type { End } from '../../event/header.ts';
import { nearest } from '../../event/nearest.ts';
import { isObject, type JsonObject, RecordFault, shown } from '../../event/record-fault.ts';
import { must } from '../../event/refusal.ts';
import type { Decoder, Format } from '../../read/format.ts';
import { namedRecord } from '../../read/named-record.ts';
import { lineConverters, probeConverters } from './converters.ts';
import { traceHeader } from './header.ts';
import type { CaptureHeader } from './lines.ts';
import { Polls } from './polls.ts';
import type { ProbeContext } from './probe-events.ts';
import * as valid from './validators.generated.js';

const prefix = 'tokio-capture-';

const releaseOf = (tokio: string): readonly number[] => tokio.split('.', 2).map(Number);

function seesDriver({ tokio }: CaptureHeader): boolean {
  const [major = 0, minor = 0] = releaseOf(tokio);
  return major > 1 || (major === 1 && minor >= 52);
}

function unknownLine(record: unknown): RecordFault {
  const { kind, fields } = namedRecord(record, 'ev', 'line');
  const isProbe = kind === 'probe';
  const known = [...(isProbe ? probeConverters : lineConverters).keys()].map(String);
  const what = fields['what'];
  const word = isProbe ? (typeof what === 'string' ? what : shown(what)) : kind;
  const near = nearest(word, known);
  const advice = near === undefined ? `Known kinds: ${known.join(', ')}.` : `Did you mean '${near}'?`;
  const problem = `unknown kind of ${isProbe ? 'probe' : 'line'} ${shown(isProbe ? what : kind)}`;
  return new RecordFault({ code: 'TRACE015', problem, advice });
}

function endOf(record: JsonObject): End {
  const footer: unknown = record;
  must(valid.footer, "the line 'footer'", footer);
  // That a recording stopped never says that the program had nothing left to do.
  return { e: 'end', n: footer.events, complete: false };
}

function open(first: JsonObject): Decoder {
  if (first['format'] !== 'tokio-capture-1') {
    const problem = `the capture's format is ${shown(first['format'])}; this release reads "tokio-capture-1"`;
    throw new RecordFault({
      code: 'TRACE013',
      problem,
      advice: 'Use a release of yieldcheck that knows it.',
    });
  }
  const capture: unknown = first;
  must(valid.header, 'the header', capture);
  const context: ProbeContext = { polls: new Polls(), seesDriver: seesDriver(capture) };
  return {
    header: traceHeader(capture),
    decode(record) {
      if (!isObject(record)) throw unknownLine(record);
      const convert =
        record['ev'] === 'probe' ? probeConverters.get(record['what']) : lineConverters.get(record['ev']);
      if (convert !== undefined) return convert(record, context);
      if (record['ev'] === 'footer') return endOf(record);
      throw unknownLine(record);
    },
  };
}

/** Captures of real Tokio, with or without probes inside the scheduler. */
export const tokioCapture: Format = {
  name: 'tokio-capture-1',
  description: 'JSON Lines of a recorder inside Tokio (hooks, wrapped futures and wakers, or probes).',
  recognises: (first) =>
    first['ev'] === 'header' && typeof first['format'] === 'string' && first['format'].startsWith(prefix),
  open,
};
