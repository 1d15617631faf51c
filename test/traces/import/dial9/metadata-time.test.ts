import { expect, test } from 'vitest';
import { readBytes } from '../read-bytes.ts';

const u16 = (value: number): Buffer => Buffer.from(new Uint16Array([value]).buffer);
const u32 = (value: number): Buffer => Buffer.from(new Uint32Array([value]).buffer);
const u64 = (value: bigint): Buffer => Buffer.from(new BigUint64Array([value]).buffer);
const named = (name: string): Buffer => Buffer.concat([u16(name.length), Buffer.from(name)]);

const unit = Buffer.from('TRC\0\x01', 'latin1');
const varint = 9;
const pairs = 10;

const schema = (id: number, name: string, fields: readonly (readonly [string, number])[]): Buffer =>
  Buffer.concat([
    Buffer.from([1]),
    u16(id),
    named(name),
    Buffer.from([1]),
    u16(fields.length),
    ...fields.map(([field, type]) => Buffer.concat([named(field), Buffer.from([type])])),
  ]);

const at = (time: bigint): Buffer => Buffer.concat([Buffer.from([5]), u64(time)]);

const record = (id: number, values: Buffer): Buffer =>
  Buffer.concat([Buffer.from([2]), u16(id), Buffer.from([0, 0, 0]), values]);

/** Early versions wrote the time of day here, and the time since the machine was started everywhere else. */
const withMetadataAt = (time: bigint): Buffer =>
  Buffer.concat([
    unit,
    schema(0, 'SegmentMetadataEvent', [['entries', pairs]]),
    at(time),
    record(0, u32(0)),
    unit,
    schema(0, 'PollStartEvent', [
      ['worker_id', varint],
      ['task_id', varint],
    ]),
    schema(1, 'PollEndEvent', [['worker_id', varint]]),
    at(936_359_045_440_509n),
    record(0, Buffer.from([0, 7])),
    at(936_359_045_440_609n),
    record(1, Buffer.from([0])),
  ]);

test.each([1_776_269_044_055_185_906n, 936_359_045_440_509n, 0n])(
  'metadata stamped %d does not decide what times are counted from',
  async (time) => {
    const { header, events, notices } = await readBytes(withMetadataAt(time));
    expect(header?.clock).toMatchObject({ origin: '936359045440509' });
    const polls = events.filter(({ e }) => e === 'poll.begin' || e === 'poll.end');
    expect(polls.map(({ e, t }) => [e, t])).toEqual([
      ['poll.begin', 0],
      ['poll.end', 100],
    ]);
    expect(notices.map(({ code }) => code)).not.toContain('damaged');
  },
);
