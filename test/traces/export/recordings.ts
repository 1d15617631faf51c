import * as fc from 'fast-check';
import type { Event } from '../../../traces/event/event.ts';
import type { Header } from '../../../traces/event/header.ts';
import { eventKinds } from '../../../traces/event/schema.ts';
import { events as validators } from '../../../traces/event/validators.generated.js';
import type { EventKind } from '../../../traces/event/event.ts';
import type { Validator } from '../../../traces/event/validator.ts';
import { arbitraryEvent, type Fields } from '../event/arbitrary.ts';
import { header as plainHeader } from '../read/records.ts';
import type { Recorded } from './exported.ts';

const asEvent = (record: unknown, kind: EventKind): Event => {
  const validate: Validator<Event> = validators[kind];
  if (!validate(record)) throw new Error('the arbitrary made an event that is not valid');
  return record;
};

const fullHeader: Header = {
  ...plainHeader,
  coverage: Object.fromEntries(eventKinds.map((kind) => [kind, 'all'])),
};

/** Few enough names that begins meet their ends, and wakes their polls. */
const few = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value];
      if (name === 'task' || name === 'id') return [name, value % 4];
      if (name === 's') return [name, value % 3];
      return [name, name === 'w' ? value % 2 : value];
    }),
  );

const event = (kinds: readonly EventKind[], narrow: (fields: Fields) => Fields) =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.integer({ min: -40, max: 200 }))
    .chain(([kind, step]) => arbitraryEvent(kind).map((fields) => ({ kind, step, fields: narrow(fields) })));

const numbered = (all: readonly { kind: EventKind; step: number; fields: Fields }[]): readonly Event[] => {
  let t = 1_000;
  return all.map(({ kind, step, fields }, index) => {
    t = Math.max(0, t + step);
    return asEvent({ ...fields, g: index * 2, t }, kind);
  });
};

const lively: readonly EventKind[] = eventKinds.filter((kind) =>
  /^(?:poll|wake|park|run|spawn|task|gap|stream|block)/u.test(kind),
);

const ending = (events: readonly Event[]) =>
  fc.option(
    fc.boolean().map((complete) => ({ e: 'end', n: events.length, complete }) as const),
    {
      nil: undefined,
    },
  );

const recordedBy = (arbitrary: fc.Arbitrary<Parameters<typeof numbered>[0]>): fc.Arbitrary<Recorded> =>
  arbitrary.map(numbered).chain((events) =>
    fc.record({
      header: fc.constantFrom(fullHeader, plainHeader),
      events: fc.constant(events),
      end: ending(events),
    }),
  );

/** Recordings of anything whatever, with times that go back; what begins often ends. */
export const anyRecording: fc.Arbitrary<Recorded> = fc.oneof(
  { weight: 3, arbitrary: recordedBy(fc.array(event(lively, few), { maxLength: 60 })) },
  {
    weight: 1,
    arbitrary: recordedBy(
      fc.array(
        event(eventKinds, (fields) => fields),
        { maxLength: 30 },
      ),
    ),
  },
);
