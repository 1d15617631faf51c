import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hold } from '../../../../checker/compare/evidence/hold.ts';
import { readingsOf } from '../../../../checker/compare/evidence/readings.ts';
import { settingIn } from '../../../../checker/compare/evidence/set-otherwise.ts';
import { yieldingOtherwise } from '../../../../checker/compare/evidence/yielding-otherwise.ts';
import { openTrace } from '../../../../traces/index.ts';
import type { Event, Header } from '../../../../traces/index.ts';
import { temporaryDirectory } from '../../../traces/temporary-directory.ts';

const corpus = (name: string): string =>
  join(import.meta.dirname, '../../../../traces/corpus', `${name}.jsonl.gz`);

const directory = temporaryDirectory();

const eventsOf = async (batches: AsyncIterable<readonly Event[]>): Promise<readonly Event[]> => {
  const all: Event[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
};

const polls = (events: readonly Event[]): readonly Event[] => events.filter(({ e }) => e.startsWith('poll.'));

describe('a recording held against two sides', () => {
  test('shows that 1.51.1 steals from the LIFO slot, where 1.50 cannot', async () => {
    const file = corpus('1.51.1/hogged-after-wake-mt2');
    expect(await hold(file, 'tokio', ['1.50', '1.51.1'])).toEqual({
      kind: 'tells',
      file,
      tokio: '1.51.1',
      side: 1,
      g: 41,
      seen: 'worker 1 is seen to poll task 2',
      instead: 'worker 1 has nothing to run: task 2 is in the LIFO slot of worker 0',
    });
    expect(await hold(file, 'tokio', ['1.51.1', '1.50'])).toMatchObject({ kind: 'tells', side: 0, g: 41 });
  });

  test('shows the order in which deferred wakers are called', async () => {
    const file = corpus('1.43.4/yielders-yield_now-mt1');
    const held = await hold(file, 'tokio', ['1.43.4', '1.43.4+deferred-wake-order=first-in-first-out']);
    expect(held).toMatchObject({ kind: 'tells', side: 0 });
  });

  test('shows what tasks that yield_now do and tasks that wake themselves cannot', async () => {
    const held = await hold(corpus('1.53.1/yielders-yield_now-mt1'), 'yield', ['self-wake', 'yield_now']);
    expect(held).toMatchObject({ kind: 'tells', side: 1, seen: expect.stringContaining('poll task') });
  });

  test.each([
    ['1.53.1/no-lifo-slot-mt1', 'lifo-slot', ['on', 'off'], 1],
    ['1.53.1/mix-mt1', 'lifo-slot', ['on', 'off'], 0],
    ['1.53.1/event-interval-7-mt1', 'event-interval', ['61', '7'], 1],
  ] as const)('%s shows its own value of %s', async (name, axis, values, side) => {
    expect(await hold(corpus(name), axis, values)).toMatchObject({ kind: 'tells', side });
  });

  test.each([
    ['1.53.1/yielders-self-wake-mt1', 'tokio', ['1.50', '1.53.1'], 'alike'],
    ['1.53.1/yielders-self-wake-mt1', 'yield', ['self-wake', 'yield_now'], 'unasked'],
    ['1.53.1/yielders-yield_now-mt1', 'yield', ['self-wake', './policy.ts'], 'unasked'],
    ['1.53.1/mix-mt1', 'event-interval', ['7', '8'], 'unasked'],
    ['1.51.1/hogged-after-wake-mt2', 'tokio', ['1.50', '1.53.1'], 'neither'],
    ['1.51.1/none', 'tokio', ['1.50', '1.53.1'], 'unreadable'],
  ] as const)('%s, of %s %j, is %s', async (name, axis, values, kind) => {
    expect(await hold(corpus(name), axis, values)).toMatchObject({ kind });
  });

  test('is refused where it is damaged, with what is wrong', async () => {
    const file = join(directory, 'damaged.jsonl');
    writeFileSync(file, '{"e":"header"\n');
    const held = await hold(file, 'tokio', ['1.50', '1.53.1']);
    expect(held).toMatchObject({ kind: 'unreadable', because: expect.stringContaining('not JSON') });
  });
});

/** What a recording with this runtime in its header says of the interval of the inject queue. */
const saying = async (runtime: Partial<Header['runtime']>): Promise<string | undefined> => {
  const trace = await openTrace(corpus('1.53.1/mix-mt1'));
  await trace.close();
  const { header } = trace;
  return settingIn({ ...header, runtime: { ...header.runtime, ...runtime } }, 'global-queue-interval');
};

describe('a setting that the header of a recording leaves out', () => {
  test.each([
    ['1.24.2', 'multi_thread', '61'],
    ['1.28.2', 'multi_thread', '61'],
    ['1.29.0', 'multi_thread', 'auto'],
    ['1.54.1', 'multi_thread', 'auto'],
    ['1.24.2', 'current_thread', '31'],
    ['1.54.1', 'current_thread', '31'],
  ] as const)('is that of Tokio %s on %s: %s', async (version, flavor, interval) => {
    expect(await saying({ version, flavor, config: {} })).toBe(interval);
    expect(await saying({ version, flavor, config: { global_queue_interval: 7 } })).toBe('7');
  });

  test('can be asked about', async () => {
    const file = corpus('1.43.4/coop-yield_now-ct');
    expect((await hold(file, 'global-queue-interval', ['31', '1'])).kind).not.toBe('unasked');
    expect(await hold(file, 'global-queue-interval', ['auto', '1'])).toMatchObject({
      kind: 'unasked',
      because: 'it was recorded with 31',
    });
  });
});

describe('a recording whose tasks yield otherwise', () => {
  test('has the same polls, and wakes where its tasks wake themselves', async () => {
    const file = corpus('1.53.1/yielders-yield_now-mt1');
    const was = await eventsOf((await openTrace(file)).batches());
    const is = await eventsOf(yieldingOtherwise(await openTrace(file), 'yield_now', 'self-wake').batches());
    expect(polls(is)).toEqual(polls(was));
    const yields = is.filter(({ e }) => e === 'yield');
    expect(yields.length).toBeGreaterThan(0);
    for (const [index, event] of is.entries())
      if (event.e === 'yield')
        expect(is[index + 1]).toMatchObject({ e: 'wake.begin', task: event.task, by: event.task });
    const positions = is.map(({ g }) => g);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(new Set(positions).size).toBe(positions.length);
  });

  test('is as it was recorded on the side whose way its tasks yield in', async () => {
    const file = corpus('1.53.1/yielders-yield_now-mt1');
    const readings = await readingsOf(file, 'yield', ['self-wake', 'yield_now']);
    if (!('sides' in readings)) throw new Error(readings.because);
    const [other, own] = await Promise.all(
      readings.sides.map(async ({ open }) => eventsOf((await open()).batches())),
    );
    expect(own).toEqual(await eventsOf((await openTrace(file)).batches()));
    expect(other).not.toEqual(own);
  });
});
