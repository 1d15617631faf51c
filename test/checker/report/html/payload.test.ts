import { inflateRawSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { blocksOf } from '../../../../checker/report/html/blocks.ts';
import { RowReader } from '../../../../checker/report/html/payload/row-reader.ts';
import { rowLayouts } from '../../../../checker/report/html/payload/row-layout.ts';
import { RowWriter } from '../../../../checker/report/html/payload/row-writer.ts';
import { VarintReader, VarintWriter } from '../../../../checker/report/html/payload/varint.ts';
import { Events } from '../../../../checker/report/html/viewer/story/events.ts';
import { openTrace } from '../../../../traces/index.ts';
import { eventKinds } from '../../../../traces/event/schema.ts';
import { events as validators } from '../../../../traces/event/validators.generated.js';
import type { Event, EventKind } from '../../../../traces/index.ts';
import { arbitraryEvent } from '../../../traces/event/arbitrary.ts';

const count = fc.maxSafeNat();
const integer = fc.maxSafeInteger();

describe('numbers as bytes', () => {
  test.prop([fc.array(fc.tuple(count, integer, fc.uint8Array()))])('are the same again', (values) => {
    const out = new VarintWriter();
    for (const [natural, whole, bytes] of values) {
      out.count(natural);
      out.signed(whole);
      out.bytes(bytes);
    }
    const reader = new VarintReader(out.take());
    for (const [natural, whole, bytes] of values) {
      expect(reader.count()).toBe(natural);
      expect(reader.signed()).toBe(Object.is(whole, -0) ? 0 : whole);
      expect([...reader.bytes()]).toEqual([...bytes]);
    }
    expect(reader.done).toBe(true);
  });

  test('take one byte where they are small', () => {
    const out = new VarintWriter();
    for (const value of [0, 1, 127]) out.count(value);
    for (const value of [0, -1, 63, -63]) out.signed(value);
    expect(out.length).toBe(7);
  });
});

const isEvent = (kind: EventKind, value: unknown): value is Event => validators[kind](value);

const anyEvent = fc.constantFrom(...eventKinds).chain((kind) =>
  arbitraryEvent(kind).map((fields): Event => {
    if (!isEvent(kind, fields)) throw new Error(`no event: ${JSON.stringify(fields)}`);
    return fields;
  }),
);

/** What a row carries of an event: the declared fields. */
const carried = (event: Event): Readonly<Record<string, unknown>> => {
  const fields: Readonly<Record<string, unknown>> = { ...event };
  const declared = rowLayouts.find(({ kind }) => kind === event.e)?.fields ?? [];
  return Object.fromEntries(
    declared.flatMap(({ name }) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
};

describe('events as rows', () => {
  test.prop([fc.array(anyEvent)])('say again what was declared of them, in any order', (events) => {
    const writer = new RowWriter((text) => text);
    for (const event of events) writer.add(event);
    expect(writer.events).toBe(events.length);
    const read = new Events([{ events: events.length, bytes: writer.take() }]);
    const places = [...events.keys(), ...[...events.keys()].toReversed()];
    for (const place of places) {
      const event = events[place];
      if (event === undefined) throw new Error('no such event');
      const { e, g, t, s, w } = event;
      expect(read.at(place)).toEqual({ e, g, t, s, w, fields: carried(event) });
      const task = 'task' in event ? event.task : undefined;
      expect(read.task[place]).toBe(task ?? -1);
    }
  });

  test('keep strings beyond those that have numbers', () => {
    const writer = new RowWriter((text) => text);
    const labels = Array.from({ length: 10_000 }, (_, i) => `label ${i % 5000}`);
    for (const [g, label] of labels.entries())
      writer.add({ e: 'mark', g, t: g, s: 0, w: 0, label, value: -g });
    const read = new Events([{ events: labels.length, bytes: writer.take() }]);
    for (const place of [0, 4095, 4096, 4097, 9999, 5000])
      expect(read.at(place).fields).toEqual({ label: labels[place], value: place === 0 ? 0 : -place });
  });

  test('are few bytes', async () => {
    const trace = await openTrace('examples/captures/1.53.1-probed/S7-many-mt2.jsonl.gz');
    const writer = new RowWriter((text) => text);
    for await (const batch of trace.batches()) for (const event of batch) writer.add(event);
    const { events } = writer;
    const bytes = writer.take();
    expect(events).toBeGreaterThan(8000);
    expect(bytes.length / events).toBeLessThan(16);
    expect([...new RowReader(bytes).heads()]).toHaveLength(events);
  });
});

test('blocks of a page are whole, one after another', () => {
  const events = Array.from({ length: 40_000 }, (_, g): Event => ({
    e: 'poll.begin',
    g,
    t: g * 10,
    s: 1,
    w: 0,
    task: g % 7,
  }));
  const elements = [...blocksOf(3, events)];
  expect(elements).toHaveLength(3);
  const blocks = elements.map((element) => {
    const [, timeline, size, text = ''] =
      /^<script type="application\/octet-stream" class="rows" data-timeline="(\d+)" data-events="(\d+)">([\w+/=]*)<\/script>\n$/.exec(
        element,
      ) ?? [];
    expect(timeline).toBe('3');
    return { events: Number(size), bytes: inflateRawSync(Buffer.from(text, 'base64')) };
  });
  const read = new Events(blocks);
  expect(read.length).toBe(40_000);
  expect(read.at(39_999)).toMatchObject({
    e: 'poll.begin',
    g: 39_999,
    t: 399_990,
    fields: { task: 39_999 % 7 },
  });
  expect(read.placeOf(20_000)).toBe(20_000);
});
