import { describe, expect, test } from 'vitest';
import { InputError } from '../../../traces/errors.ts';
import type { Event } from '../../../traces/event/event.ts';
import { formatMinor } from '../../../traces/event/version.ts';
import { openBytes } from '../../../traces/read/open.ts';
import type { Notice } from '../../../traces/read/trace.ts';
import { endAfter, header, jsonLines, pollAt } from './records.ts';

interface Read {
  readonly events: readonly Event[];
  readonly notices: readonly Notice[];
  readonly ended: boolean;
}

async function read(...records: readonly unknown[]): Promise<Read> {
  const trace = await openBytes('a trace', Buffer.from(jsonLines(...records)));
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return { events, notices: trace.notices(), ended: trace.end() !== undefined };
}

const later = { ...header, minor: formatMinor + 1 };
const own = { e: 'x.wasm.trap', why: 'fuel' };
const unknown = { e: 'poll.abandoned', g: 1, t: 10, s: 1, w: 0 };

describe('records of kinds that this release does not know', () => {
  test('that are of one program are passed over, whatever they hold, and the end counts them', async () => {
    const all = [header, pollAt(0), own, { e: 'x.', g: 'no number' }, pollAt(1), endAfter(4)];
    expect(await read(...all)).toEqual({
      events: [pollAt(0), pollAt(1)],
      notices: [expect.objectContaining({ code: 'unknown-records', count: 2 })],
      ended: true,
    });
  });

  test('are passed over in a trace of a later minor version', async () => {
    const { events, notices } = await read(later, pollAt(0), unknown, pollAt(2), endAfter(3));
    expect(events).toEqual([pollAt(0), pollAt(2)]);
    expect(notices).toMatchObject([{ code: 'unknown-records', count: 1 }]);
  });

  test.each([header, { ...header, minor: formatMinor }, { ...header, minor: 0 }])(
    'are slips in any other, and the likely kind is named',
    async (first) => {
      const slip = { ...unknown, e: 'poll.begins' };
      await expect(read(first, slip)).rejects.toThrow(/TRACE015[^]*Did you mean 'poll.begin'\?/u);
      await expect(read(first, slip)).rejects.toBeInstanceOf(InputError);
    },
  );

  test('do not make the header wrong that says how they are covered', async () => {
    const table = { 'poll.begin': 'all', 'poll.abandoned': 'all' };
    expect((await read({ ...later, coverage: table, edges: { 'poll.abandoned': 'exact' } })).events).toEqual(
      [],
    );
    const ofOne = { ...header, coverage: { 'x.wasm.trap': 'all' } };
    expect((await read(ofOne)).events).toEqual([]);
    await expect(read({ ...header, coverage: table })).rejects.toThrow('poll.abandoned');
  });

  test('are no way to bring records after the end, or to hide what was lost', async () => {
    await expect(read(header, endAfter(0), own)).rejects.toMatchObject({ code: 'TRACE017', line: 3 });
    await expect(read(header, own, endAfter(0))).rejects.toMatchObject({ code: 'TRACE019', line: 3 });
  });
});

test('nothing is said of a trace that has none', async () => {
  expect((await read(header, pollAt(0), endAfter(1))).notices).toEqual([]);
});
