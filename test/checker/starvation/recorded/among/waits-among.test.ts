import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { WaitAmong } from '../../../../../checker/starvation/recorded/index.ts';
import { WaitsAmong } from '../../../../../checker/starvation/recorded/among/waits-among.ts';
import { WaitFollower } from '../../../../../checker/starvation/recorded/follow-waits.ts';
import { waitsOfFile } from '../../../../../checker/starvation/recorded/waits-of-file.ts';
import { WaitsOfRecording } from '../../../../../checker/starvation/recorded/waits-of.ts';
import type { Event, Occurrence } from '../../../../../traces/index.ts';
import {
  headerWith,
  outside,
  pending,
  ready,
  traceOf,
  worker0,
} from '../../../properties/lifecycle/tiny-trace.ts';
import { mostOf, plainAmong } from './plain-among.ts';
import { randomTurns } from './random-turns.ts';

const root = join(import.meta.dirname, '../../../../..');

const among = (events: readonly Event[], ...roles: readonly string[]): readonly WaitAmong[] => {
  const recording = new WaitsOfRecording(headerWith({ workers: 1 }), roles);
  recording.observe(events);
  return recording.finish({ e: 'end', n: events.length, complete: true }).among ?? [];
};

/** Those that end in a poll. */
const ended = (events: readonly Event[], roles: readonly string[]): readonly WaitAmong[] => {
  const alone = new WaitsAmong(roles);
  const follower = new WaitFollower(headerWith({ workers: 1 }).runtime, () => true, [alone]);
  for (const event of events) {
    alone.observe(event);
    follower.observe(event);
  }
  return alone.get();
};

const spawned = (task: number, name: string): Occurrence => ({ e: 'spawn.begin', task, name });
const selfWakes = (task: number): ReturnType<typeof pending> =>
  pending(task, { e: 'wake.begin', task, by: task, from: 'poll' });

const two = [
  ...worker0(spawned(1, 'guest'), spawned(2, 'timer'), spawned(3, 'other')),
  ...worker0(...selfWakes(1), ...pending(2)),
];
const woken = outside({ e: 'wake.begin', task: 2, by: null, from: 'external' });

describe('waits among some tasks', () => {
  const asked = ['guest', 'guest', 'timer'];

  test.prop([randomTurns], { numRuns: 2000 })('are those that a quadratic search finds', (events) => {
    expect(mostOf(ended(events, asked))).toEqual(mostOf(plainAmong(events, asked)));
  });

  test('are met by random recordings, long ones and each way to end them', () => {
    const waits = fc
      .sample(randomTurns, { numRuns: 2000, seed: 1 })
      .flatMap((events) => ended(events, asked));
    const until = waits.filter(({ polls }) => polls > 1).map((wait) => wait.until);
    for (const how of ['polled', 'others', 'changed'])
      expect(until.filter((one) => one === how).length, how).toBeGreaterThan(20);
  });

  test('end where another task is polled', () => {
    const events = traceOf([
      ...two,
      ...woken,
      ...worker0(...selfWakes(1), ...selfWakes(1), ...pending(3), ...pending(2)),
    ]);
    expect(among(events, 'timer', 'guest').find(({ role }) => role === 'timer')).toMatchObject({
      kind: 'foreign',
      polls: 2,
      until: 'others',
    });
  });

  test('end before the last poll of one of them', () => {
    const events = traceOf([...two, ...woken, ...worker0(...selfWakes(1), ...ready(1), ...pending(2))]);
    expect(among(events, 'timer', 'guest').find(({ role }) => role === 'timer')).toMatchObject({
      polls: 1,
      until: 'changed',
    });
  });

  test('are told of those that never are polled, to the end of the recording', () => {
    const events = traceOf([...two, ...woken, ...worker0(...selfWakes(1), ...selfWakes(1), ...selfWakes(1))]);
    expect(among(events, 'timer', 'guest').find(({ role }) => role === 'timer')).toMatchObject({
      polls: 3,
      until: 'end',
    });
  });

  test('begin when a timer was due, but for the grain of timers', () => {
    const millisecond = 1_000_000;
    const late = worker0(
      { e: 'poll.begin', task: 2 },
      { e: 'mark', task: 2, label: 'timer late', value: 5 * millisecond },
      { e: 'poll.end', task: 2, ready: false },
    );
    const polls = Array.from({ length: 6 }, () => selfWakes(1));
    const events = traceOf([...two, ...worker0(...polls.flat()), ...late]).map((event): Event =>
      Object.assign(event, { t: Math.floor(event.g / 4) * millisecond }),
    );
    const marked = events.find(({ e }) => e === 'mark');
    const begun = events.filter(({ e, t }) => e === 'poll.begin' && t > (marked?.t ?? 0) - 4 * millisecond);
    expect(among(events, 'timer', 'guest').find(({ kind }) => kind === 'due')).toMatchObject({
      role: 'timer',
      polls: begun.length - 1,
      until: 'polled',
    });
  });

  test('are none where as many never live', () => {
    expect(among(traceOf(two), 'timer', 'guest', 'guest')).toEqual([]);
  });

  test.each([
    ['1.54.1/ping-pong-self-wake-mt1', ['ping', 'pong', 'bystander'], 'bystander', 4, 'polled'],
    ['1.54.1/ping-pong-yield_now-mt1', ['ping', 'pong', 'bystander'], 'bystander', 118, 'changed'],
    ['1.53.1-wasmtime-32.0.1/one-guest-own-mt1', ['message', 'guest'], 'message', 53, 'polled'],
    ['1.53.1-wasmtime-32.0.1/one-guest-own-mt1', ['timer', 'guest'], 'timer', 53, 'others'],
    ['1.54.1/coop-self-wake-mt1', ['receiver', 'yielder'], 'receiver', 60, 'polled'],
  ] as const)('of real Tokio: %s, %j', async (file, roles, role, polls, until) => {
    const outcome = await waitsOfFile(
      join(root, `traces/corpus/${file}.jsonl.gz`),
      undefined,
      () => true,
      roles,
    );
    if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
    const waits = (outcome.waits.among ?? []).filter((one) => one.role === role);
    expect(Math.max(...waits.map((one) => one.polls))).toBe(polls);
    expect(waits.find((one) => one.polls === polls)?.until).toBe(until);
  });
});
