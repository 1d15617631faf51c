import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { onePollAtATime } from '../../../../checker/properties/one-poll-at-a-time.ts';
import { createMonitor } from '../../../../checker/monitor/index.ts';
import type { Event } from '../../../../traces/index.ts';
import { readBytes } from '../read-bytes.ts';
import type { Line } from './simulate.ts';
import { asJson, asText, simulate } from './simulate.ts';

const run = fc
  .record({
    workers: fc.integer({ min: 1, max: 3 }),
    tasks: fc.integer({ min: 1, max: 6 }),
    choices: fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
  })
  .map(({ workers, tasks, choices }) => {
    let turn = 0;
    return simulate(workers, tasks, (count) => (choices[turn++ % choices.length] ?? 0) % count);
  });

/** The lines in the order in which processors hand them over: near the order of time. */
const shuffled = (lines: readonly Line[], delays: readonly number[]): readonly Line[] =>
  lines
    .map((line, index) => ({ line, at: line.t + (delays[index % delays.length] ?? 0) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ line }) => line);

const delays = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 9 });

const told = (event: Event): string => `${event.e} ${'task' in event ? (event.task ?? '') : ''}`.trim();

/** What each thread does, in its order. */
function byThread(events: readonly Event[]): ReadonlyMap<number, readonly string[]> {
  const threads = new Map<number, string[]>();
  for (const event of events) {
    if (event.e !== 'stream') threads.set(event.s, [...(threads.get(event.s) ?? []), told(event)]);
  }
  return threads;
}

const truthOf = (lines: readonly Line[]): ReadonlyMap<number, readonly string[]> => {
  const threads = new Map<number, string[]>();
  for (const { tid, text } of lines) {
    const { e, task } = Object(JSON.parse(text));
    threads.set(tid, [...(threads.get(tid) ?? []), `${e} ${task ?? ''}`.trim()]);
  }
  return threads;
};

describe('the output of tokio.bt', () => {
  test.prop([run, delays], { numRuns: 40 })(
    'is put in the order of each thread, as text and as JSON',
    async (lines, late) => {
      const output = shuffled(lines, late);
      const read = await readBytes(asText(output));
      expect(read.format).toBe('yieldcheck-bpftrace-1');
      expect(byThread(read.events)).toEqual(truthOf(lines));
      expect(read.end?.n).toBe(read.events.length);
      const asObjects = await readBytes(asJson(output));
      expect(asObjects.events).toEqual(read.events);
      expect(asObjects.header).toEqual(read.header);
    },
  );

  test.prop([run, delays], { numRuns: 40 })(
    'shows no task polled twice at once, though polls are told to end late',
    async (lines, late) => {
      const { events, header, end } = await readBytes(asText(shuffled(lines, late)));
      if (header === undefined) throw new Error('no header');
      const monitor = createMonitor([onePollAtATime], header);
      monitor.observe(events);
      const [verdict] = monitor.finish(end);
      expect(verdict?.reason).toBeUndefined();
      expect(verdict?.verdict).toBe('holds');
    },
  );

  test.prop([run, fc.array(fc.nat(), { maxLength: 6 })], { numRuns: 40 })(
    'has gaps where records were lost',
    async (lines, picks) => {
      const lost = new Set(picks.map((pick) => pick % lines.length));
      // Nothing tells that the last records of a thread are missing.
      const isLast = (index: number): boolean =>
        !lines.slice(index + 1).some(({ tid }) => tid === lines[index]?.tid);
      const isFirst = (index: number): boolean =>
        lines.findIndex(({ tid }) => tid === lines[index]?.tid) === index;
      const kept = lines.filter((_, index) => !lost.has(index) || isLast(index) || isFirst(index));
      const { events, notices } = await readBytes(asJson(kept, new Map([[0, lines.length - kept.length]])));
      const missing = events.reduce((sum, event) => sum + (event.e === 'gap' ? (event.lost ?? 0) : 0), 0);
      expect(missing).toBe(lines.length - kept.length);
      expect(notices.find(({ code }) => code === 'records-lost')?.count ?? 0).toBe(missing);
    },
  );

  test('that was cut off has no end', async () => {
    const text = asText(simulate(2, 3, () => 0));
    const { events, end, header, refusal } = await readBytes(text.slice(0, text.lastIndexOf('poll.end') - 3));
    expect(refusal).toBeUndefined();
    expect(end).toBeUndefined();
    expect(header?.loss?.tail).toBe(true);
    expect(events.length).toBeGreaterThan(5);
  });

  test('may have words of bpftrace in it, and of others', async () => {
    const lines = simulate(1, 1, () => 0);
    const text = asText(lines).replace('-1"}\n', '-1"}\nLost 7 events\nsomething else\n');
    const { header, notices } = await readBytes(text);
    expect(header?.loss?.middle).toBe(true);
    expect(notices).toContainEqual(expect.objectContaining({ code: 'foreign-lines', count: 1 }));
  });

  test('keeps times exact on machines that run for long', async () => {
    const { header, events } = await readBytes(asText(simulate(1, 2, () => 0)));
    expect(BigInt(header?.clock.origin ?? 0)).toBeGreaterThan(2n ** 53n);
    expect(events.map(({ t }) => t)).toEqual(events.map((_, index) => Math.max(0, index - 1)));
  });
});

test('times that no recording has are refused', async () => {
  const { refusal } = await readBytes(asText(simulate(1, 1, () => 0)).replace(/"t":\d+/u, '"t":5'));
  expect(refusal?.code).toBe('TRACE014');
  expect(refusal?.problem).toMatch(/104 days/);
});

describe('a record that cannot be is refused', () => {
  const good = asText(simulate(1, 1, () => 0));
  test.each([
    ['of an unknown kind', good.replace('poll.begin', 'poll.start'), 'TRACE015'],
    ['without its task', good.replace(',"task":1}', '}'), 'TRACE014'],
    ['without its time', good.replace(/"t":\d+/u, '"u":1'), 'TRACE014'],
    ['that is not JSON', good.replace('"q":2', '"q":'), 'TRACE010'],
    ['of another version', good.replace('bpftrace-1"', 'bpftrace-2"'), 'TRACE013'],
  ])('%s', async (_, text, code) => {
    const { refusal } = await readBytes(text);
    expect(refusal?.code).toBe(code);
    expect(refusal?.line).toBeGreaterThan(1);
  });
});
