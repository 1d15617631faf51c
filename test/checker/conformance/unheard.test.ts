import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../traces/index.ts';
import { openTrace } from '../../../traces/index.ts';
import type { Recording } from '../tampering/recording.ts';
import { conforms } from './fixture.ts';

const load = async (path: string): Promise<Recording> => {
  const trace = await openTrace(join(import.meta.dirname, '../../fixtures', `${path}.jsonl.gz`));
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return { header: trace.header, events, end: trace.end() };
};

const silent: readonly (readonly [release: string, path: string])[] = [
  ['1.51.0', 'multi-thread/1.51.0/futures-unordered-mt1'],
  ['1.49.0', 'current-thread/1.49.0/futures-unordered-ct'],
  ['1.28.2', 'current-thread/1.28.2/local-set-ct'],
];

const without = ({ header, events, end }: Recording, left: Event): Recording => ({
  header,
  events: events.filter((event) => event !== left),
  end,
});

describe('wakers deferred within a task', () => {
  test.each(silent)('may call nothing once the task is woken: %s, %s', async (release, path) => {
    expect(await conforms(await load(path), release)).toMatchObject({ verdict: 'accepted' });
  });

  test.each(silent)('do not leave the task asleep: %s, %s', async (release, path) => {
    const recording = await load(path);
    for (const event of recording.events) {
      if (event.e !== 'wake.begin' || event.from !== 'runtime') continue;
      expect(await conforms(without(recording, event), release)).toMatchObject({ verdict: 'refused' });
    }
  });
});

test('a deferred waker that is called after the last poll of its task is told as a part of a completion', async () => {
  const recording = await load('multi-thread/1.35.1/defer-and-wake-mt1');
  expect(await conforms(recording, '1.35.1')).toMatchObject({ verdict: 'accepted' });
});

test('so is what the driver wakes before it', async () => {
  const recording = await load('current-thread/1.38.2/S3-mix-ct');
  expect(await conforms(recording, '1.38.2')).toMatchObject({ verdict: 'accepted' });
});

test('a task that wakes itself where it yields is none that was deferred', async () => {
  const recording = await load('multi-thread/1.35.1/defer-and-wake-mt1');
  const flushed = recording.events.find(
    (event) => event.e === 'wake.begin' && event.task === 2 && event.from === 'runtime',
  );
  if (flushed === undefined) throw new Error('nothing is flushed');
  expect(await conforms(without(recording, flushed), '1.35.1')).toMatchObject({ verdict: 'refused' });
});
