import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { TappedTrace } from '../../../checker/check/conformance/tapped-trace.ts';
import type { Event, Trace } from '../../../traces/index.ts';
import { openTrace } from '../../../traces/index.ts';
import { stolenFromSlot } from './support/recordings.ts';

const { header, ...source } = await openTrace(stolenFromSlot);
const everything: readonly Event[] = await (async () => {
  const events: Event[] = [];
  for await (const batch of (await openTrace(stolenFromSlot)).batches()) events.push(...batch);
  return events;
})();

const inBatches = (size: number): Trace => ({
  file: source.file,
  format: source.format,
  header,
  async *batches() {
    for (let at = 0; at < everything.length; at += size) yield everything.slice(at, at + size);
  },
  end: () => undefined,
  notices: () => [],
  close: async () => {},
});

const laneOf = ({ w, s }: Event): string => (w === null ? `thread ${s}` : `worker ${w}`);

/** Reads up to the event with index `until`, saying every `every` events how far a search has come. */
const readUntil = async (until: number, size: number, every: number): Promise<TappedTrace> => {
  const tapped = new TappedTrace(inBatches(size));
  let read = 0;
  for await (const batch of tapped.batches()) {
    read += batch.length;
    tapped.shown(Math.min(until, read - (read % every)));
    if (read > until) break;
  }
  return tapped;
};

test.prop([
  fc.integer({ min: 0, max: everything.length - 1 }),
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 1, max: 50 }),
])('what came last before an event on its worker, however it is read', async (until, size, every) => {
  const tapped = await readUntil(until, size, every);
  const event = everything[until];
  if (event === undefined) throw new RangeError('no such event');
  const lane = everything.slice(0, until).filter((other) => laneOf(other) === laneOf(event));
  expect(tapped.before(event)).toEqual(lane.slice(-6));
});

test('nothing is cut from a recording that is whole', async () => {
  const tapped = await readUntil(everything.length - 1, 64, 1);
  expect(tapped.cut).toBeUndefined();
});
