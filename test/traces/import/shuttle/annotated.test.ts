import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { fixture, readBytes } from '../read-bytes.ts';

const text = (name: string): string => fixture(`shuttle/${name}.json`).toString('utf8');

interface Document {
  readonly events: readonly unknown[];
}

const parsed = (name: string): Document => {
  const document: unknown = JSON.parse(text(name));
  if (typeof document !== 'object' || document === null || !('events' in document))
    throw new Error('no events');
  const { events } = document;
  if (!Array.isArray(events)) throw new Error('events is no array');
  return { ...document, events };
};

describe('annotated schedules of Shuttle 0.9.9', () => {
  test.each(['mutex', 'mixed', 'unfair', 'fair', 'cancel', 'detached', 'panic', 'deadlock'])(
    '%s is read whole',
    async (name) => {
      const { events, end, notices, format, header } = await readBytes(text(name));
      expect(format).toBe('shuttle-annotated-0');
      expect(header?.runtime.name).toBe('shuttle');
      expect(events.filter(({ e }) => e === 'shuttle.step')).toHaveLength(parsed(name).events.length);
      expect(events.map(({ g }) => g)).toEqual(events.map((_, index) => index));
      expect(end?.n).toBe(events.length);
      expect(notices).toEqual([]);
    },
  );

  test('say who does what', async () => {
    const { events } = await readBytes(text('mutex'));
    expect(events.slice(0, 4)).toEqual([
      { e: 'shuttle.step', task: 0, clock: [0], g: 0, t: 0, s: 0, w: null },
      { e: 'spawn.begin', task: 0, by: null, loc: 'src/main.rs:84:39', g: 1, t: 0, s: 0, w: null },
      { e: 'shuttle.step', task: 0, clock: [0], runnable: [0], g: 2, t: 1, s: 0, w: null },
      { e: 'shuttle.semaphore', task: 0, object: 0, op: 'created', n: 1, g: 3, t: 1, s: 0, w: null },
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({ e: 'shuttle.semaphore', task: 1, op: 'unblocked', n: 1, of: 1 }),
    );
  });

  test('may have been sorted and indented by another program', async () => {
    const document = parsed('mixed');
    const sorted = JSON.stringify(
      Object.fromEntries(Object.entries(document).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      null,
      2,
    );
    expect(sorted.indexOf('"events"')).toBeLessThan(sorted.indexOf('"version"'));
    expect((await readBytes(sorted)).events).toEqual((await readBytes(text('mixed'))).events);
  });

  test.prop([fc.integer({ min: 40, max: text('mutex').length - 1 })])(
    'cut off anywhere are read up to there',
    async (length) => {
      const whole = (await readBytes(text('mutex'))).events;
      const { events, end, notices, refusal } = await readBytes(text('mutex').slice(0, length));
      expect(refusal).toBeUndefined();
      expect(end).toBeUndefined();
      expect(notices.map(({ code }) => code)).toEqual(['cut-off']);
      expect(events.at(-1)?.e).toBe('gap');
      expect(events.slice(0, -1)).toEqual(whole.slice(0, events.length - 1));
    },
  );
});

describe('what is refused', () => {
  const tables = '"files":[],"functions":[],"objects":[],"tasks":[]';
  const of = (events: string): string => `{"version":0,${tables},"events":[${events}]}`;

  test.each([
    ['another version', `{"version":1,${tables},"events":[]}`, 'TRACE013'],
    ['no version', `{${tables},"events":[]}`, 'TRACE014'],
    ['no events', `{"version":0,${tables}}`, 'TRACE014'],
    ['an event that is no array', of('{"Tick":1}'), 'TRACE014'],
    ['an event of nobody', of('[null,null,"Tick",null,null]'), 'TRACE014'],
    ['a task below 0', of('[-1,null,"Tick",null,null]'), 'TRACE014'],
    ['a clock of text', of('[0,null,"Tick",["1"],null]'), 'TRACE014'],
    ['a kind with half of its fields', of('[0,null,{"SemaphoreAcquireFast":[0]},null,null]'), 'TRACE014'],
    ['an unknown kind', of('[0,null,"Tock",null,null]'), 'TRACE015'],
    ['an event that is not JSON', of('[0,nil,"Tick"]'), 'TRACE010'],
    ['a bracket too many', `${of('')}]`, 'TRACE010'],
  ])('%s', async (_, file, code) => {
    const { refusal } = await readBytes(file);
    expect(refusal?.code).toBe(code);
    expect(refusal?.advice).not.toBe('');
  });

  test('comes after the events before it, and says where it is', async () => {
    const start = of('').indexOf('[]}') === -1 ? 0 : of('').length - 2;
    const { events, refusal } = await readBytes(of('[0,null,"Tick",null,[0]],[0,null,"Tock",null,null]'));
    expect(events).toHaveLength(1);
    expect(refusal?.offset).toBe(start + '[0,null,"Tick",null,[0]],'.length);
  });
});

test('numbers of objects and permits beyond 2^53 are left out', async () => {
  const tables = '"files":[],"functions":[],"objects":[],"tasks":[{"first_step":18446744073709551615}]';
  const events = [
    '[0,null,{"SemaphoreCreated":18446744073709551615},null,null]',
    '[0,null,{"SemaphoreRelease":[0,2305843009213693951]},null,null]',
  ];
  const read = await readBytes(`{"version":0,${tables},"events":[${events.join(',')}]}`);
  expect(read.events.filter(({ e }) => e === 'shuttle.semaphore')).toEqual([
    { e: 'shuttle.semaphore', task: 0, object: 0, op: 'release', g: 2, t: 1, s: 0, w: null },
  ]);
  expect(read.notices).toMatchObject([{ code: 'semaphores-from-before', count: 1 }]);
});
