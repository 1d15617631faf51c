import type { Event, EventKind } from '../event/event.ts';
import type { End } from '../event/header.ts';
import { nearest } from '../event/nearest.ts';
import { eventKinds } from '../event/schema.ts';
import { isObject, RecordFault, shown } from '../event/record-fault.ts';
import { must, refusal } from '../event/refusal.ts';
import type { Validator } from '../event/validator.ts';
import * as valid from '../event/validators.generated.js';
import type { Format } from './format.ts';
import { namedRecord } from './named-record.ts';

const validators = new Map<unknown, Validator<Event>>(
  eventKinds.map((kind: EventKind) => [kind, valid.events[kind]]),
);

function unknownKind(record: unknown): RecordFault {
  const { kind } = namedRecord(record, 'e', 'record');
  const near = nearest(kind, eventKinds);
  const advice = near === undefined ? `Known kinds: ${eventKinds.join(', ')}.` : `Did you mean '${near}'?`;
  return new RecordFault({ code: 'TRACE015', problem: `unknown event kind ${shown(kind)}`, advice });
}

function decode(record: unknown): Event | End {
  const kind = isObject(record) ? record['e'] : undefined;
  const validate = validators.get(kind);
  if (validate === undefined) {
    if (kind !== 'end') throw unknownKind(record);
    must(valid.end, "the record 'end'", record);
    return record;
  }
  if (validate(record)) return record;
  throw new RecordFault(refusal(`the event '${String(kind)}'`, record, validate.errors));
}

/** Our own format. Records are checked and passed on as they are, with fields that we do not know. */
export const canonical: Format = {
  name: 'yieldcheck-1',
  description:
    'Native: JSON Lines; a header that says which kinds of events are recorded, events in the vocabulary of list events, an end record.',
  recognises: (first) => first['e'] === 'header',
  open(first) {
    if (first['v'] !== 1) {
      const problem = `the header's version 'v' is ${shown(first['v'])}; this release reads version 1`;
      throw new RecordFault({
        code: 'TRACE013',
        problem,
        advice: 'Use a release of yieldcheck that knows it.',
      });
    }
    const header: unknown = first;
    must(valid.header, 'the header', header);
    return { header, decode };
  },
};
