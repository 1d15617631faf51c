import { fc, test } from '@fast-check/vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { readBytes } from '../read-bytes.ts';

const mapping = join(import.meta.dirname, '../../../fixtures/chrome/mapping.json');
const directory = temporaryDirectory();

const threads = [
  { ph: 'M', pid: 1, tid: 10, name: 'thread_name', args: { name: 'main' } },
  { ph: 'M', pid: 1, tid: 11, name: 'thread_name', args: { name: 'tokio-worker-0' } },
  { ph: 'M', pid: 1, tid: 12, name: 'thread_name', args: { name: 'tokio-worker-1' } },
];

const at = (ph: string, tid: number, ts: number, name: string, more: object = {}): object => ({
  ph,
  pid: 1,
  tid,
  ts,
  name,
  ...more,
});

/** The same run in three ways of writing slices. */
const instants = [
  at('i', 10, 0.5, 'spawn 7', { s: 't' }),
  at('i', 12, 16, 'wake 7', { s: 't', args: { by: 3 } }),
  at('i', 12, 26, 'end 7', { s: 't' }),
];
const waysOfSlices = {
  'complete events': [
    at('X', 11, 10, 'poll', { cat: 'tokio', dur: 5.25, args: { id: 7 } }),
    at('X', 12, 20, 'poll', { cat: 'tokio', dur: 5, args: { id: 7 } }),
  ],
  'begins and ends': [
    at('B', 11, 10, 'task 7'),
    at('E', 11, 15.25, ''),
    at('B', 12, 20, 'task 7'),
    at('E', 12, 25, ''),
  ],
  'asynchronous slices': [
    at('b', 11, 10, 'task 7', { cat: 'a', id: '0x1' }),
    at('e', 11, 15.25, 'task 7', { cat: 'a', id: '0x1' }),
    at('b', 12, 20, 'task 7', { cat: 'a', id2: { local: '0x2' } }),
    at('e', 12, 25, 'task 7', { cat: 'a', id2: { local: '0x2' } }),
  ],
};

const expected = [
  { e: 'spawn.begin', task: 7, g: 0, t: 0, s: 0, w: null },
  { e: 'poll.begin', task: 7, g: 1, t: 9_500, s: 1, w: 0 },
  { e: 'poll.end', task: 7, g: 2, t: 14_750, s: 1, w: 0 },
  { e: 'wake.begin', task: 7, by: 3, g: 3, t: 15_500, s: 2, w: 1 },
  { e: 'poll.begin', task: 7, g: 4, t: 19_500, s: 2, w: 1 },
  { e: 'poll.end', task: 7, g: 5, t: 24_500, s: 2, w: 1 },
  { e: 'task.end', task: 7, g: 6, t: 25_500, s: 2, w: 1 },
];

const sorted = (events: readonly object[]): readonly object[] =>
  events.toSorted((one, other) => Number(Object(one).ts) - Number(Object(other).ts));

const withoutThreads = (events: readonly object[]): readonly object[] =>
  events.map((event) =>
    Object.fromEntries(Object.entries(event).filter(([name]) => name !== 's' && name !== 'w')),
  );

describe.each(Object.entries(waysOfSlices))('%s', (_, slices) => {
  const events = sorted([...instants, ...slices]);

  test('become what the mapping says', async () => {
    const { events: read, format } = await readBytes(JSON.stringify([...threads, ...events]), { mapping });
    expect(format).toBe('chrome-trace');
    expect(read).toEqual(expected);
  });

  test('may be in an object, with names of threads last', async () => {
    const document = { displayTimeUnit: 'ms', traceEvents: [...events, ...threads], other: 1 };
    expect((await readBytes(JSON.stringify(document), { mapping })).events).toEqual(expected);
  });

  test('may be in an array that is not closed', async () => {
    const text = `[${[...threads, ...events].map((event) => `${JSON.stringify(event)},\n`).join('')}`;
    const read = await readBytes(text, { mapping });
    expect(read.events).toEqual(expected);
    expect(read.end?.n).toBe(expected.length);
    expect((await readBytes(text.slice(0, -4), { mapping })).end).toBeUndefined();
  });

  test.prop([fc.shuffledSubarray([...events], { minLength: events.length })], { numRuns: 30 })(
    'may be in any order',
    async (shuffled) => {
      const { events: read } = await readBytes(JSON.stringify([...threads, ...shuffled]), { mapping });
      expect(withoutThreads(read)).toEqual(withoutThreads(expected));
    },
  );
});

test('a flow that starts can be a wake, and names can be tasks', async () => {
  const events = [
    at('i', 10, 0, 'spawn reader'),
    at('X', 11, 1, 'parked', { dur: 2 }),
    at('s', 11, 4, 'flow', { id: 9 }),
    at('i', 10, 5, 'spawn reader'),
    at('X', 11, 6, 'collect', { cat: 'gc', dur: 1 }),
    at('X', 11, 8, 'other', { dur: 1 }),
    at('X', 11, 9, 'poll', { cat: 'tokio', dur: 1 }),
  ];
  const { events: read, notices } = await readBytes(JSON.stringify([...threads, ...events]), { mapping });
  expect(read.map(({ e }) => e)).toEqual([
    'spawn.begin',
    'park.begin',
    'park.end',
    'wake.begin',
    'spawn.begin',
  ]);
  expect(read[3]).toMatchObject({ task: 9 });
  expect(read[0]).toMatchObject({ task: Object(read[4]).task });
  expect(notices.map(({ code, count }) => [code, count])).toEqual([
    ['not-mapped', 1],
    ['no-task', 1],
  ]);
});

test('the header claims what the mapping claims', async () => {
  const { header } = await readBytes(JSON.stringify([...threads, ...sorted(instants)]), { mapping });
  expect(header?.coverage).toMatchObject({
    'poll.begin': 'all',
    'wake.begin': 'all',
    'park.begin': 'unknown',
  });
  expect(header?.runtime.workers).toBe(2);
  expect(header?.clock.origin).toBe('500');
});

describe('without a mapping', () => {
  test('a timeline of another tool is refused, with a mapping to begin with', async () => {
    const text = JSON.stringify([...threads, ...waysOfSlices['begins and ends']]);
    const { refusal } = await readBytes(text);
    expect(refusal?.code).toBe('TRACE024');
    const starter = /\{[^]*\n\}/u.exec(refusal?.advice ?? '')?.[0] ?? '';
    const path = join(directory, 'starter.json');
    writeFileSync(path, starter);
    const read = await readBytes(text, { mapping: path });
    expect(read.events.map(({ e }) => e)).toEqual(['poll.begin', 'poll.end', 'poll.begin', 'poll.end']);
    expect(read.events[0]).toMatchObject({ task: 7, w: 0 });
  });
});

describe('a mapping that is not valid', () => {
  const rule = { is: 'poll', name: 'x', task: { group: 1 } };
  const of = (more: object): object => ({ yieldcheck: 'chrome-mapping-1', events: [rule], ...more });

  test.each([
    ['no JSON', '{', /not JSON/],
    ['a list', [], /must be an object/],
    ['another version', of({ yieldcheck: 'chrome-mapping-2' }), /chrome-mapping-2/],
    ['no rules', of({ events: [] }), /list of rules/],
    ['an unknown member', of({ worker: 'x' }), /did you mean 'workers'/],
    ['an unknown meaning', of({ events: [{ ...rule, is: 'polls' }] }), /events\[0\]\.is/],
    [
      'a pattern that is none',
      of({ events: [{ ...rule, name: '(' }] }),
      /events\[0\]\.name is no regular expression/,
    ],
    ['a poll of nobody', of({ events: [{ is: 'poll', name: 'x' }] }), /lacks 'task'/],
    ['a task in no place', of({ events: [{ ...rule, task: 1 }] }), /events\[0\]\.task/],
    ['phases that are none', of({ events: [{ ...rule, phases: 'B' }] }), /list of phases/],
    ['a claim that is none', of({ all: ['everything'] }), /all\[0\]/],
  ])('%s', async (name, content, says) => {
    const path = join(directory, `${name}.json`);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    const { refusal } = await readBytes(JSON.stringify(threads), { mapping: path });
    expect(refusal?.code).toBe('TRACE025');
    expect(refusal?.file).toBe(path);
    expect(refusal?.problem).toMatch(says);
  });

  test('a missing one', async () => {
    const { refusal } = await readBytes(JSON.stringify(threads), { mapping: join(directory, 'none') });
    expect(refusal?.code).toBe('TRACE001');
  });
});

test.each([
  ['far from the others', at('i', 10, 9.1e12, 'spawn 8')],
  ['the end of a slice that is too long', at('X', 11, 0, 'parked', { dur: 9.1e12 })],
])('a time is refused that is %s', async (_, event) => {
  const { refusal } = await readBytes(JSON.stringify([...instants, event]), { mapping });
  expect(refusal?.code).toBe('TRACE014');
  expect(refusal?.offset).toBeGreaterThan(10);
});

test('an event that is none is refused where it is', async () => {
  const { refusal } = await readBytes('[{"ph":"i","ts":"soon"}]', { mapping });
  expect(refusal?.code).toBe('TRACE014');
  expect(refusal?.offset).toBe(1);
});
