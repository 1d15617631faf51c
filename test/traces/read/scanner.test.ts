import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../../traces/event/keys.ts';
import { RecordFault } from '../../../traces/event/record-fault.ts';
import { eventKinds } from '../../../traces/event/schema.ts';
import { next, position, scan, worker } from '../../../traces/event/scanner.generated.js';
import { vocabulary } from '../../../traces/event/vocabulary.ts';
import { canonical } from '../../../traces/read/canonical.ts';
import { LineCutter } from '../../../traces/read/lines.ts';
import { parseLine } from '../../../traces/read/records.ts';
import { arbitraryEvent, type Fields } from '../event/arbitrary.ts';
import { bare, full } from '../event/examples.ts';
import { header } from './records.ts';

const decoder = canonical.open({ ...header });

/** What the slow way makes of a line: a record, or the code of a fault. */
function parsed(line: string): unknown {
  try {
    return decoder.decode(parseLine(line));
  } catch (error) {
    if (error instanceof RecordFault) return error.fault.code;
    throw error;
  }
}

/** What the scanner makes of a line. */
function scanned(line: Buffer): unknown {
  const cutter = new LineCutter();
  const [block] = [...cutter.push(Buffer.concat([line, Buffer.from('\n')])), ...cutter.finish()];
  if (block === undefined) throw new Error('a line is a block');
  const event = scan(block.bytes, block.view, 0);
  if (event !== undefined) expect(next).toBe(block.end);
  return event;
}

const declaredOrder = (event: Fields): Fields => {
  const kind = eventKinds.find((one) => one === event['e']);
  if (kind === undefined) throw new Error('the arbitrary made an unknown kind');
  const order = ['e', 'g', 't', 's', 'w', ...keysOf(vocabulary[kind].fields)];
  return Object.fromEntries(order.flatMap((name) => (name in event ? [[name, event[name]]] : [])));
};

/** How long numbers of a trace may be; the scanner takes up to fifteen digits. */
const lengths = [1, 3, 6, 9, 10, 14, 15, 16];

const shorter = (value: unknown, digits: number): unknown => {
  if (typeof value === 'number') return value % 10 ** digits;
  return Array.isArray(value) ? value.map((one) => shorter(one, digits)) : value;
};

const anyEvent = fc
  .tuple(fc.constantFrom(...eventKinds).chain(arbitraryEvent), fc.constantFrom(...lengths))
  .map(([event, digits]) =>
    declaredOrder(
      Object.fromEntries(Object.entries(event).map(([name, value]) => [name, shorter(value, digits)])),
    ),
  );

describe('the scanner', () => {
  test.each(eventKinds)('takes %s as our writer prints it', (kind) => {
    for (const event of [full[kind], bare[kind]]) {
      const line = JSON.stringify(declaredOrder({ ...event }));
      expect(scanned(Buffer.from(line))).toStrictEqual(JSON.parse(line));
      expect(scanned(Buffer.from(`${line}\r`))).toStrictEqual(JSON.parse(line));
      expect(position).toBe(event.g);
    }
  });

  test('takes most events that there may be, and as they are', () => {
    let taken = 0;
    let all = 0;
    fc.assert(
      fc.property(anyEvent, (event) => {
        const line = JSON.stringify(event);
        const found = scanned(Buffer.from(line));
        all++;
        if (found === undefined) return;
        taken++;
        // The order of fields too, so that what is written again is the same.
        expect(JSON.stringify(found)).toBe(line);
        expect(found).toStrictEqual(parsed(line));
      }),
      { numRuns: 2_000, seed: 1 },
    );
    // Left over: numbers beyond fifteen digits, and strings that are not plain ASCII.
    expect(taken).toBeGreaterThan(0.6 * all);
  });

  test('gives what parsing gives, or nothing, whatever bytes of a line are changed', () => {
    const mutation = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 3 }),
      insert: fc.oneof(
        fc.constantFrom(
          '0',
          '-',
          '.',
          'e',
          '"',
          ',',
          ' ',
          '{',
          '}',
          ':',
          'null',
          '\\',
          '1e3',
          '-0',
          ',"g":1',
          '\r',
          '\0',
        ),
        fc.string({ maxLength: 3 }),
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...eventKinds),
        fc.boolean(),
        fc.array(mutation, { minLength: 1, maxLength: 2 }),
        (kind, isFull, mutations) => {
          let line = JSON.stringify(declaredOrder({ ...(isFull ? full : bare)[kind] }));
          for (const { at, remove, insert } of mutations) {
            const place = at % (line.length + 1);
            line = line.slice(0, place) + insert.replaceAll('\n', '') + line.slice(place + remove);
          }
          const found = scanned(Buffer.from(line));
          if (found !== undefined) expect(found).toStrictEqual(parsed(line));
        },
      ),
      { numRuns: 20_000, seed: 2 },
    );
  });

  test('never looks beyond the bytes that follow a line', () => {
    for (const kind of eventKinds) {
      const line = Buffer.from(JSON.stringify(declaredOrder({ ...full[kind] })));
      for (let length = 0; length < line.length; length++)
        expect(scanned(line.subarray(0, length)), line.toString('utf8', 0, length)).toBeUndefined();
    }
  });

  test('says which worker is the greatest that an event names', () => {
    scanned(Buffer.from('{"e":"steal","g":1,"t":1,"s":1,"w":2,"victim":7}'));
    expect(worker).toBe(7);
    scanned(Buffer.from('{"e":"steal","g":1,"t":1,"s":1,"w":8,"victim":7}'));
    expect(worker).toBe(8);
    scanned(Buffer.from('{"e":"notify","g":1,"t":1,"s":1,"w":null,"by":"local","woken":null}'));
    expect(worker).toBe(-1);
  });
});
