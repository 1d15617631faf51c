import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readers } from '../../bench/reading/readers.ts';
import { ratios, readingTable } from '../../bench/reading/report.ts';
import { writeTraceOf } from '../../bench/reading/trace-file.ts';
import { openTrace } from '../../traces/index.ts';
import { temporaryDirectory } from '../traces/temporary-directory.ts';

const events = 12_345;

test('every way of reading finds the same events in a trace that goes on', async () => {
  const file = join(temporaryDirectory(), 'trace.jsonl');
  await writeTraceOf(events, file);
  const counts = await Promise.all(
    Object.values(readers).map(async (read) => {
      const { header: _, end: __, ...kinds } = await read(file);
      return kinds;
    }),
  );
  expect(counts).toHaveLength(3);
  for (const one of counts) expect(one).toEqual(counts[0]);
  expect(Object.values(counts[0] ?? {}).reduce((sum, n) => sum + n, 0)).toBe(events);

  const trace = await openTrace(file);
  const tasks = new Set<number>();
  for await (const batch of trace.batches())
    for (const event of batch) if (event.e === 'spawn.begin') tasks.add(event.task);
  expect(tasks.size).toBe(counts[0]?.['spawn.begin']);
  expect(trace.end()).toMatchObject({ n: events });
});

const reading = (cpuSeconds: number) => ({ cpuSeconds, peakBytes: 1e6, seconds: cpuSeconds });

const contestant = (name: string, cpuSeconds: number, agrees: boolean) => ({
  name,
  readings: [reading(cpuSeconds), reading(9), reading(0)],
  events: 10,
  agrees,
});

test('the table says how many times our time others take, and who counts otherwise', () => {
  const contest = {
    events: 10,
    bytes: 1000,
    rounds: 3,
    contestants: [contestant('yieldcheck', 1, true), contestant('readline', 5, false)],
    missing: { duckdb: "python3 has no module 'duckdb'" },
  };
  expect(ratios(contest)).toEqual({ yieldcheck: 1, readline: 5 });
  const table = readingTable(contest);
  expect(table).toMatch(/readline .* 5\.00\n/u);
  expect(table).toContain('readline counts other events than ours: 10 in all.');
  expect(table).toContain("Without duckdb: python3 has no module 'duckdb'.");
});
