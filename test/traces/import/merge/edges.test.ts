import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../../traces/event/event.ts';
import type { Stamped, StampTrust } from '../../../../traces/import/merge/edges.ts';
import { bounded } from '../../../../traces/import/merge/edges.ts';

const stamped = (t: number, event: Occurrence): Stamped => ({ event: { ...event, s: 0, w: 0 }, t });

const thread: readonly Stamped[] = [
  stamped(10, { e: 'wake.begin', task: 2 }),
  stamped(20, { e: 'poll.begin', task: 1 }),
  stamped(30, { e: 'poll.end', task: 1, ready: false }),
  stamped(40, { e: 'park.begin' }),
];

async function bounds(size: number, trust: StampTrust): Promise<readonly (readonly [number, number])[]> {
  async function* chunks(): AsyncGenerator<readonly Stamped[]> {
    for (let from = 0; from < thread.length; from += size)
      yield await Promise.resolve(thread.slice(from, from + size));
  }
  const stream = bounded(chunks(), trust);
  const all: (readonly [number, number])[] = [];
  for (let chunk = await stream.next(); chunk !== undefined; chunk = await stream.next())
    all.push(...chunk.map(({ earliest, latest }) => [earliest, latest] as const));
  return all;
}

describe.each([1, 2, 3, 10])('bounds of stamps read %i at a time', (size) => {
  it('are the stamps where they are exact', async () => {
    expect(await bounds(size, { edges: {} })).toEqual(thread.map(({ t }) => [t, t]));
  });

  it('reach to the neighbours in the stream where the stamp was taken before or after', async () => {
    const edges = { 'wake.begin': 'before', 'poll.end': 'after', 'park.begin': 'unknown' } as const;
    expect(await bounds(size, { edges })).toEqual([
      [10, 20],
      [20, 20],
      [20, 30],
      [30, Number.POSITIVE_INFINITY],
    ]);
  });

  it('are wider by what clocks may differ', async () => {
    expect(await bounds(size, { edges: { 'poll.end': 'after' }, slack: 3 })).toEqual([
      [7, 13],
      [17, 23],
      [17, 33],
      [37, 43],
    ]);
  });
});
