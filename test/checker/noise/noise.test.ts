import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NoiseCounter, noiseClasses } from '../../../checker/noise/index.ts';
import type { Event } from '../../../traces/index.ts';
import { openTrace } from '../../../traces/index.ts';
import type { Stamped } from '../properties/partial/recordings.ts';
import { at, inOrder } from '../properties/partial/recordings.ts';

const counted = (events: readonly Event[]): Readonly<Record<string, number>> => {
  const counter = new NoiseCounter();
  counter.observe(events);
  return Object.fromEntries(
    counter.counts().flatMap(({ noise, count }) => (count === 0 ? [] : [[noise.id, count]])),
  );
};

const spawn = (t: number, instrumented = true, task = 1) =>
  at(0, t, { e: 'spawn.begin', task, instrumented });
const poll = (w: number, t: number, task = 1) => at(w, t, { e: 'poll.begin', task });
const over = (w: number, t: number, task = 1) => at(w, t, { e: 'poll.end', task, ready: false });
const wake = (w: number, t: number, task = 1) => at(w, t, { e: 'wake.begin', task });
const ends = (w: number, t: number, task = 1) => at(w, t, { e: 'task.end', task });
const once = [spawn(0), poll(0, 10), over(0, 20)];

const examples: readonly (readonly [string, readonly Stamped[], Readonly<Record<string, number>>])[] = [
  [
    'overlapping-polls',
    [...once, wake(0, 15), poll(1, 18)],
    { 'polls-elsewhere': 1, 'wakes-outside-polls': 1 },
  ],
  [
    'overlapping-polls',
    [...once.slice(0, 2), wake(0, 12), poll(1, 13)],
    { 'polls-elsewhere': 1, 'wakes-while-polled': 1, 'own-wakes': 1 },
  ],
  ['coalesced-wakes', [...once, wake(0, 30), wake(0, 31), poll(0, 40)], { 'wakes-outside-polls': 2 }],
  ['wakes-while-polled', [...once.slice(0, 2), poll(1, 11, 2), wake(1, 12)], { 'polls-without-spawn': 1 }],
  ['own-wakes', [...once.slice(0, 2), wake(0, 12)], { 'wakes-while-polled': 1 }],
  ['wakes-outside-polls', [...once, wake(0, 30)], {}],
  [
    'wakes-after-completion',
    [spawn(0), poll(0, 10), ends(0, 12), over(0, 13), poll(0, 20, 2), wake(0, 22)],
    { 'polls-without-spawn': 1 },
  ],
  ['polls-elsewhere', [...once, wake(0, 30), poll(1, 40)], { 'wakes-outside-polls': 1 }],
  ['polls-without-spawn', [poll(0, 10)], {}],
  ['polls-without-recorded-wake', [spawn(0, false), ...once.slice(1), poll(0, 30)], {}],
  ['ends-without-spawn', [poll(0, 1, 2), spawn(2, true, 2), ends(0, 10)], { 'polls-without-spawn': 1 }],
  ['ends-outside-polls', [...once, ends(0, 30)], {}],
  ['parks-without-sleep', [at(0, 0, { e: 'park.begin' }), at(0, 500, { e: 'park.end' })], {}],
  ['equal-times', [...once, at(1, 20, { e: 'park.begin' })], {}],
];

describe('what looks wrong and is not', () => {
  it.each(examples)('%s', (id, events, others) => {
    expect(counted(inOrder(...events))).toEqual({ [id]: 1, ...others });
  });

  it('is all tested, said in different words, and explained', () => {
    const ids = noiseClasses.map(({ id }) => id);
    expect(new Set(examples.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(noiseClasses.map(({ sentence }) => sentence)).size).toBe(ids.length);
    for (const { cause } of noiseClasses) expect(cause).toMatch(/^[A-Z].*\.$/u);
  });

  it('is listed in the documentation', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/recordings.md'), 'utf8');
    const listed = [...page.matchAll(/^\| `([\w-]+)` +\| (?:a|an|of|the) /gmu)].map(([, id]) => id);
    expect(listed).toEqual(noiseClasses.map(({ id }) => id));
  });

  it('is nothing where nothing is', () => {
    expect(
      counted(inOrder(...once, at(0, 2_000, { e: 'park.begin' }), at(0, 9_000, { e: 'park.end' }))),
    ).toEqual({});
  });

  it('is found in a real recording as often as it is there', async () => {
    const trace = await openTrace(join(import.meta.dirname, '../../fixtures/dial9/start.bin'));
    const counter = new NoiseCounter();
    for await (const batch of trace.batches()) counter.observe(batch);
    const counts = counter.counts().map(({ noise, count, of }) => [noise.id, count, of]);
    expect(counts).toMatchInlineSnapshot(`
      [
        [
          "overlapping-polls",
          0,
          1107,
        ],
        [
          "coalesced-wakes",
          10,
          1107,
        ],
        [
          "wakes-while-polled",
          225,
          1011,
        ],
        [
          "own-wakes",
          219,
          1011,
        ],
        [
          "wakes-outside-polls",
          758,
          1011,
        ],
        [
          "wakes-after-completion",
          0,
          1011,
        ],
        [
          "polls-elsewhere",
          52,
          1107,
        ],
        [
          "polls-without-spawn",
          0,
          1107,
        ],
        [
          "polls-without-recorded-wake",
          85,
          1107,
        ],
        [
          "ends-without-spawn",
          6,
          11,
        ],
        [
          "ends-outside-polls",
          0,
          11,
        ],
        [
          "parks-without-sleep",
          0,
          595,
        ],
        [
          "equal-times",
          2,
          4584,
        ],
      ]
    `);
  });
});
