import type { Event, EventKind } from '../event/event.ts';
import type { End } from '../event/header.ts';
import { nearest } from '../event/nearest.ts';
import { eventKinds } from '../event/schema.ts';
import { isObject, type JsonObject, RecordFault, shown } from '../event/record-fault.ts';
import { must, refusal } from '../event/refusal.ts';
import * as scanner from '../event/scanner.generated.js';
import type { Validator } from '../event/validator.ts';
import * as valid from '../event/validators.generated.js';
import { formatMinor, formatVersion, privatePrefix } from '../event/version.ts';
import type { Format, LineScanner } from './format.ts';
import { namedRecord } from './named-record.ts';

const validators = new Map<unknown, Validator<Event>>(
  eventKinds.map((kind: EventKind) => [kind, valid.events[kind]]),
);

function unknownKind(kind: string): RecordFault {
  const near = nearest(kind, eventKinds);
  const advice = near === undefined ? `Known kinds: ${eventKinds.join(', ')}.` : `Did you mean '${near}'?`;
  return new RecordFault({ code: 'TRACE015', problem: `unknown event kind ${shown(kind)}`, advice });
}

/** Decodes the records of a trace; `isLater` says that it may have kinds that were added after this release. */
function decode(record: unknown, isLater: boolean): Event | End | undefined {
  const kind = isObject(record) ? record['e'] : undefined;
  const validate = validators.get(kind);
  if (validate === undefined) {
    if (kind === 'end') {
      must(valid.end, "the record 'end'", record);
      return record;
    }
    const { kind: named } = namedRecord(record, 'e', 'record');
    if (isLater || named.startsWith(privatePrefix)) return undefined;
    throw unknownKind(named);
  }
  if (validate(record)) return record;
  throw new RecordFault(refusal(`the event '${String(kind)}'`, record, validate.errors));
}

const lineScanner: LineScanner = {
  scan: scanner.scan,
  next: () => scanner.next,
  position: () => scanner.position,
  worker: () => scanner.worker,
};

const tables = ['coverage', 'edges'];

/** What a header says about kinds that this release knows. */
function withoutUnknownKinds(header: JsonObject, isLater: boolean): JsonObject {
  const isKept = (kind: string): boolean =>
    validators.has(kind) || !(isLater || kind.startsWith(privatePrefix));
  const known = tables.flatMap((name) => {
    const table = header[name];
    if (!isObject(table)) return [];
    return [[name, Object.fromEntries(Object.entries(table).filter(([kind]) => isKept(kind)))] as const];
  });
  return { ...header, ...Object.fromEntries(known) };
}

/** Our own format. Records are checked and passed on as they are, with fields that we do not know. */
export const canonical: Format = {
  name: 'yieldcheck-1',
  description:
    'Native: JSON Lines; a header that says which kinds of events are recorded, events in the vocabulary of list events, an end record.',
  recognises: (first) => first['e'] === 'header',
  open(first) {
    if (first['v'] !== formatVersion) {
      const problem = `the header's version 'v' is ${shown(first['v'])}; this release reads version ${formatVersion}`;
      throw new RecordFault({
        code: 'TRACE013',
        problem,
        advice: 'Use a release of yieldcheck that knows it.',
      });
    }
    const { minor } = first;
    const isLater = typeof minor === 'number' && minor > formatMinor;
    const header: unknown = withoutUnknownKinds(first, isLater);
    must(valid.header, 'the header', header);
    return { header, decode: (record) => decode(record, isLater), scanner: lineScanner };
  },
};
