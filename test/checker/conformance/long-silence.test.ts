import { expect, test } from 'vitest';
import type { Event } from '../../../traces/index.ts';
import type { Recording } from '../tampering/recording.ts';
import { conforms, loadFixture } from './fixture.ts';

type Unstamped = Event extends infer E ? (E extends Event ? Omit<E, 'g' | 't'> : never) : never;

const stamped = (events: readonly Unstamped[]): readonly Event[] =>
  events.map((event, g) => ({ ...event, g, t: g }));

const [outside, first, second] = [
  { s: 0, w: null },
  { s: 1, w: 0 },
  { s: 2, w: 1 },
] as const;
type Thread = typeof outside | typeof first | typeof second;

const spawn = (by: Thread, task: number): readonly Unstamped[] => [
  { ...by, e: 'spawn.begin', task, by: null },
  { ...by, e: 'spawn.end', task },
];

const pollBegins = (on: Thread, task: number): Unstamped => ({ ...on, e: 'poll.begin', task });

const selfWake = (on: Thread, task: number): readonly Unstamped[] => [
  { ...on, e: 'yield', task, how: 'self-wake' },
  { ...on, e: 'wake.begin', task, by: task, from: 'poll' },
  { ...on, e: 'wake.end', task },
  { ...on, e: 'poll.end', task, ready: false },
];

const busy = 1;
const parent = 2;
const [oldest, middle, newest, unfinished] = [3, 4, 5, 6];

/** Worker 1 is stopped after a poll, with two children in its queue, while worker 0 polls one task for a long time. */
const stoppedWorker = (polls: number, stolen: readonly number[]): readonly Unstamped[] => [
  ...spawn(outside, busy),
  pollBegins(first, busy),
  ...spawn(outside, parent),
  pollBegins(second, parent),
  ...[oldest, middle, newest].flatMap((task) => spawn(second, task)),
  ...selfWake(second, parent),
  ...Array.from({ length: polls }, () => [...selfWake(first, busy), pollBegins(first, busy)]).flat(),
  { ...first, e: 'poll.end', task: busy, ready: true },
  ...stolen.flatMap((task): readonly Unstamped[] => [
    pollBegins(first, task),
    { ...first, e: 'poll.end', task, ready: true },
  ]),
];

const recordingOf = async (events: readonly Unstamped[]): Promise<Recording> => {
  const { header } = await loadFixture('1.53.1/S5-yield-wake-mt2');
  return { header, events: stamped(events), end: undefined };
};

/** Five events each: the search goes back by 4,096 at most. */
const further = 900;
/** More than a thread lets pass without being stopped. */
const silent = 300;

test('a worker that was stopped longer ago than the search goes back may have put its task back, or not', async () => {
  const notYet = await recordingOf(stoppedWorker(further, [oldest]));
  expect(await conforms(notYet)).toMatchObject({ verdict: 'accepted', events: notYet.events.length });
  const already = await recordingOf(stoppedWorker(further, [middle, oldest]));
  expect(await conforms(already)).toMatchObject({ verdict: 'accepted', events: already.events.length });
});

/** Worker 1 is stopped in the midst of its fourth spawn, of which the number of the task is the last that is heard. */
const stoppedSpawning = (stolen: number): readonly Unstamped[] => [
  ...spawn(outside, busy),
  pollBegins(first, busy),
  ...spawn(outside, parent),
  pollBegins(second, parent),
  ...[oldest, middle, newest].flatMap((task) => spawn(second, task)),
  { ...second, e: 'spawn.begin', task: unfinished, by: parent },
  { ...second, e: 'task.bind', task: unfinished, id: unfinished },
  ...Array.from({ length: further }, () => [...selfWake(first, busy), pollBegins(first, busy)]).flat(),
  { ...first, e: 'poll.end', task: busy, ready: true },
  pollBegins(first, stolen),
  { ...first, e: 'poll.end', task: stolen, ready: true },
];

test('a spawn that was stopped after the hook of its task may have put that somewhere, or not', async () => {
  // Half of two and half of three, rounded up: the last that is stolen runs first.
  for (const stolen of [oldest, middle]) {
    const recording = await recordingOf(stoppedSpawning(stolen));
    expect(await conforms(recording)).toMatchObject({ verdict: 'accepted', events: recording.events.length });
  }
  const wrong = await recordingOf(stoppedSpawning(newest));
  expect(await conforms(wrong)).toMatchObject({ verdict: 'refused', events: wrong.events.length - 2 });
});

test('but it cannot have been anywhere', async () => {
  const wrong = await recordingOf(stoppedWorker(silent, [newest]));
  expect(await conforms(wrong)).toMatchObject({ verdict: 'refused', events: wrong.events.length - 2 });
});
