/** Recordings that the tools themselves wrote of programs that counted what they did (`test/fixtures/real-tools`). */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { recordedProperties } from '../../../checker/properties/index.ts';
import type { Event } from '../../../traces/event/event.ts';
import { eventCounts, importedFile } from './imported.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/real-tools');

/** What a program counted while it ran. */
interface Counted {
  readonly file: string;
  readonly spawned: number;
  readonly polls: number;
  /** Tasks that were aborted or dropped with the runtime, which dial9 shows as polled once more. */
  readonly cancelled: number;
  /** How often tasks woke themselves, in every way. */
  readonly selfWakes: number;
}

const byDial9: readonly Counted[] = [
  { file: 'dial9/mix.bin.gz', spawned: 66, polls: 918, cancelled: 6, selfWakes: 54 },
  { file: 'dial9/rotated', spawned: 643, polls: 3080, cancelled: 12, selfWakes: 108 },
  { file: 'dial9/block-in-place.bin.gz', spawned: 70, polls: 946, cancelled: 6, selfWakes: 66 },
  { file: 'dial9/aborts.bin.gz', spawned: 31, polls: 91, cancelled: 30, selfWakes: 0 },
];

/** With the polls of futures that `block_on` and a `LocalSet` drive, of which dial9 has no hooks. */
interface CountedBySpans extends Counted {
  readonly rootPolls: number;
  readonly localTasks: number;
  readonly localPolls: number;
  readonly blocking: number;
}

const none = { cancelled: 0, selfWakes: 0, localTasks: 0, localPolls: 0, blocking: 0 };
const bySpans: readonly CountedBySpans[] = [
  {
    ...none,
    file: 'console/mix.jsonl.gz',
    spawned: 66,
    polls: 928,
    rootPolls: 17,
    selfWakes: 54,
    blocking: 3,
  },
  { ...none, file: 'console/aborts.jsonl.gz', spawned: 31, polls: 90, rootPolls: 4 },
  {
    ...none,
    file: 'console/local.jsonl.gz',
    spawned: 1,
    polls: 2,
    rootPolls: 6,
    localTasks: 4,
    localPolls: 14,
  },
  {
    ...none,
    file: 'tracing/mix.jsonl.gz',
    spawned: 66,
    polls: 933,
    rootPolls: 20,
    selfWakes: 54,
    blocking: 3,
  },
  { ...none, file: 'tracing/block-in-place.jsonl.gz', spawned: 4, polls: 20, rootPolls: 2, selfWakes: 12 },
  { ...none, file: 'tracing/net.jsonl.gz', spawned: 9, polls: 179, rootPolls: 5 },
  { ...none, file: 'tracing/flat.jsonl.gz', spawned: 5, polls: 25, rootPolls: 2, selfWakes: 20 },
  {
    ...none,
    file: 'tracing/local.jsonl.gz',
    spawned: 1,
    polls: 2,
    rootPolls: 6,
    localTasks: 4,
    localPolls: 14,
  },
];

type Spawned = Extract<Event, { readonly e: 'spawn.begin' }>['kind'];

/** How many tasks of this kind there are, and how often they are polled. */
function ofKind(events: readonly Event[], kind: Spawned): { readonly tasks: number; readonly polls: number } {
  const spawns = events.filter((event) => event.e === 'spawn.begin').filter((spawn) => spawn.kind === kind);
  const tasks = new Set(spawns.map(({ task }) => task));
  const polls = events.filter(
    ({ e, ...event }) => e === 'poll.begin' && 'task' in event && tasks.has(event.task ?? -1),
  );
  return { tasks: tasks.size, polls: polls.length };
}

const selfWakes = (events: readonly Event[]): number =>
  events.filter((event) => event.e === 'wake.begin' && event.by === event.task).length;

/** All of a recording, and what the properties say of it. */
async function judged(file: string) {
  const { header, events, end, fault, ...rest } = await importedFile(join(fixtures, file));
  expect(fault).toBeUndefined();
  const { name } = header.runtime;
  const monitor = createMonitor(
    recordedProperties.filter(({ of = 'tokio' }) => of === name),
    header,
  );
  monitor.observe(events);
  const verdicts = monitor.finish(end);
  const violated = verdicts.flatMap(({ property, violations }) => (violations > 0 ? [property] : []));
  const checked = new Map(verdicts.map(({ property, checked: times }) => [property, times]));
  return { ...rest, header, events, violated, checked };
}

describe.each(byDial9)('$file', ({ file, spawned, polls, cancelled, selfWakes: wakes }) => {
  test('shows what the program counted, and violates nothing', async () => {
    const { events, violated, checked } = await judged(file);
    expect(ofKind(events, 'async')).toEqual({ tasks: spawned, polls: polls + cancelled });
    expect(eventCounts(events)['poll.end']).toBe(polls + cancelled);
    expect(selfWakes(events)).toBe(wakes);
    expect(violated).toEqual([]);
    expect(checked.get('one-poll-at-a-time')).toBe(polls + cancelled);
  });
});

describe.each(bySpans)('$file', (counted) => {
  const { file } = counted;

  test('shows what the program counted, and violates nothing', async () => {
    const { events, violated, checked } = await judged(file);
    expect(ofKind(events, 'async')).toEqual({ tasks: counted.spawned, polls: counted.polls });
    expect(ofKind(events, 'block_on')).toEqual({ tasks: 1, polls: counted.rootPolls });
    expect(ofKind(events, 'local')).toEqual({ tasks: counted.localTasks, polls: counted.localPolls });
    expect(ofKind(events, 'blocking')).toEqual({ tasks: counted.blocking, polls: 0 });
    expect(selfWakes(events)).toBe(counted.selfWakes);
    expect(violated).toEqual([]);
    expect(checked.get('one-poll-at-a-time')).toBeGreaterThanOrEqual(counted.polls);
  });
});

test('two runtimes that dial9 recorded at once are told apart by nothing, and violate nothing', async () => {
  const { events, header, violated } = await judged('dial9/two-runtimes.bin.gz');
  expect(ofKind(events, 'async')).toEqual({ tasks: 90, polls: 1441 + 8 });
  expect(header.runtime).toMatchObject({ flavor: 'unknown', workers: 3 });
  expect(violated).toEqual([]);
});

test('what dial9 left behind when its process was killed shows no worker, and says so', async () => {
  const { events, header, notices } = await judged('dial9/killed.bin.active');
  expect(eventCounts(events)).toMatchObject({ 'queue.sample': 108 });
  expect(header.loss).toMatchObject({ head: true, middle: true });
  expect(notices.map(({ code }) => code)).toContain('workers-without-records');
});

describe('annotated schedules', () => {
  test.each([
    ['closing', { 'shuttle.step': 31, 'spawn.begin': 4, 'shuttle.semaphore': 7, 'task.end': 4 }],
    ['dropped', { 'shuttle.step': 23, 'spawn.begin': 3, 'shuttle.semaphore': 6, 'task.end': 3 }],
    ['moved', { 'shuttle.step': 27, 'spawn.begin': 4, 'shuttle.semaphore': 8, 'task.end': 4 }],
    ['teardown', { 'shuttle.step': 37, 'spawn.begin': 3, 'shuttle.semaphore': 12, 'task.end': 3 }],
    ['upgrade', { 'shuttle.step': 38, 'spawn.begin': 4, 'shuttle.semaphore': 11, 'task.end': 4 }],
  ])('%s: has all its events, and violates nothing', async (name, counts) => {
    const { events, violated, checked } = await judged(`shuttle/${name}.json`);
    expect(eventCounts(events)).toEqual(counts);
    expect(violated).toEqual([]);
    expect(checked.get('shuttle-clocks-grow')).toBeGreaterThan(0);
  });

  test.each([
    ['failure.txt', 12],
    ['schedule.txt', 10],
  ])('%s: the steps of the schedule in it', async (name, steps) => {
    const { events, format } = await judged(`shuttle/${name}`);
    expect(format).toBe('shuttle-schedule-91');
    expect(eventCounts(events)).toEqual({ 'shuttle.step': steps });
  });
});
