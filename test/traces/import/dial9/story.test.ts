import { describe, expect, test } from 'vitest';
import type { Event } from '../../../../traces/event/event.ts';
import { read } from '../suite/read.ts';
import { batch, fileOf, origin } from './recorder.ts';

/** An event in short, without times: its thread, what it is, the task it is about, and what else is named. */
function inShort(event: Event, ...fields: readonly string[]): string {
  const task = 'task' in event ? ` ${event.task}` : '';
  const named = Object.entries(event).filter(([name]) => fields.includes(name));
  return [`${event.s}: ${event.e}${task}`, ...named.map(([name, value]) => `${name}=${value}`)].join(' ');
}

/** What the threads of a recording tell, one thread after the other: the order between them is the merge's. */
const told = async (bytes: Buffer, ...fields: readonly string[]): Promise<readonly string[]> => {
  const { events } = await read(bytes);
  return events
    .filter(({ e }) => e !== 'stream')
    .toSorted((a, b) => a.s - b.s)
    .map((event) => inShort(event, ...fields));
};

const noticed = async (bytes: Buffer): Promise<Readonly<Record<string, number>>> => {
  const { notices } = await read(bytes);
  return Object.fromEntries(notices.map(({ code, count }) => [code, count]));
};

const gaps = async (bytes: Buffer): Promise<readonly unknown[]> =>
  (await read(bytes)).events
    .filter((event) => event.e === 'gap')
    .map(({ s, t, until, why }) => ({ s, t, until, why }));

describe('who did what follows from the batch that it is in', () => {
  const worker = batch()
    .park(0, 0, 70)
    .unpark(10, 0, 70)
    .pollStart(20, 0, 5, 2)
    .spawn(30, 6)
    .wake(40, 5, 5, 0)
    .pollEnd(50, 0)
    .wake(60, 0, 6, 0)
    .pollStart(70, 0, 5)
    .terminate(80, 5)
    .pollEnd(90, 0);
  const other = batch().park(5, 1, 71).unpark(65, 1, 71).poll(100, 1, 6).poll(200, 1, 5);

  test('the task in whose poll something happens is who does it', async () => {
    expect(
      await told(fileOf(worker, other), 'by', 'from', 'ready', 'local', 'instrumented', 'loc', 'kind'),
    ).toEqual([
      '0: park.begin local=3',
      '0: park.end local=0',
      '0: poll.begin 5 local=2',
      '0: spawn.begin 6 kind=async by=5 loc=src/lib.rs:2:3 instrumented=true',
      '0: wake.begin 5 by=5 from=poll',
      '0: poll.end 5 ready=false',
      '0: wake.begin 6 by=null from=runtime',
      '0: poll.begin 5 local=0',
      '0: task.end 5',
      '0: poll.end 5 ready=true',
      '1: park.begin local=3',
      '1: park.end local=0',
      '1: poll.begin 6 local=0',
      '1: poll.end 6 ready=false',
      '1: poll.begin 5 local=0',
      '1: poll.end 5 ready=false',
    ]);
  });

  test('times are exact, and count from the first event', async () => {
    const { header, events } = await read(fileOf(worker, other));
    expect(header.clock.origin).toBe(String(origin));
    expect(events.find(({ e }) => e === 'task.end')?.t).toBe(80);
  });

  test('without lengths of queues none are told, and without hooks neither spawns nor ends', async () => {
    const bytes = fileOf(
      batch().metadata(0, {
        'tokio.unstable': 'false',
        'tokio.poll_coverage': 'dial9-spawns-only',
        'tokio.local_queue': 'false',
      }),
      batch().pollStart(20, 0, 5).wake(25, 5, 5, 0).pollEnd(30, 0),
    );
    expect(await told(bytes, 'local', 'ready', 'by')).toEqual([
      '0: poll.begin 5',
      '0: wake.begin 5 by=5',
      '0: poll.end 5',
    ]);
    const { header } = await read(bytes);
    expect(header.coverage).toMatchObject({ 'poll.begin': 'instrumented' });
    expect(header.coverage).not.toHaveProperty(['spawn.begin']);
    expect(header.edges).toMatchObject({ 'poll.begin': 'after', 'poll.end': 'before' });
  });

  test('samples and times of day are the recorder’s', async () => {
    const bytes = fileOf(
      batch().clock(0, 1_778_867_710_078_081_994n).metrics(5, 'main', 3, 40).metrics(6, '', 0, 1),
    );
    expect(await told(bytes, 'unix', 'inject', 'alive', 'runtime')).toEqual([
      '0: clock unix=1778867710078081994',
      '0: queue.sample inject=3 alive=40 runtime=main',
      '0: queue.sample inject=0 alive=1',
    ]);
  });

  test('runtimes of metadata give the scheduler and the release of the recorder', async () => {
    const one = await read(
      fileOf(batch().metadata(0, { 'runtime.main': '0,1', 'dial9.version': '0.5.0' }).poll(1, 0, 5)),
    );
    expect(one.header.runtime.flavor).toBe('multi_thread');
    expect(one.header.recorder.version).toBe('0.5.0');
    const two = await read(
      fileOf(batch().metadata(0, { 'runtime.a': '0,1', 'runtime.b': '2' }).poll(1, 0, 5)),
    );
    expect(two.header.runtime.flavor).toBe('unknown');
  });
});

describe('threads', () => {
  test('a poll goes on from one batch of a thread into the next, in whatever order they are', async () => {
    const first = batch().park(0, 0, 70).unpark(5, 0, 70).pollStart(10, 0, 5);
    const second = batch().wake(20, 5, 5, 0).pollEnd(30, 0);
    const expected = [
      '0: park.begin',
      '0: park.end',
      '0: poll.begin 5',
      '0: wake.begin 5 from=poll',
      '0: poll.end 5',
    ];
    expect(await told(fileOf(first, second), 'from')).toEqual(expected);
    expect(await told(fileOf(second, first), 'from')).toEqual(expected);
    expect(await noticed(fileOf(second, first))).toMatchObject({ 'units-out-of-order': 1 });
  });

  test('a worker that became another thread is two streams, with a gap where it did', async () => {
    const old = batch().park(0, 0, 70).unpark(5, 0, 70).pollStart(10, 0, 5).pollEnd(100, 0);
    const young = batch().poll(40, 0, 6).park(60, 0, 80).unpark(70, 0, 80);
    expect(await told(fileOf(old, young), 'why', 'until')).toEqual([
      '0: park.begin',
      '0: park.end',
      '0: poll.begin 5',
      '0: gap why=block_in_place until=40',
      '0: poll.end 5',
      '1: poll.begin 6',
      '1: poll.end 6',
      '1: park.begin',
      '1: park.end',
    ]);
  });

  test('batches of one worker that overlap are of two threads, with or without their numbers', async () => {
    const bytes = fileOf(batch().pollStart(10, 0, 5).pollEnd(100, 0), batch().poll(40, 0, 6).poll(60, 0, 6));
    const { events } = await read(bytes);
    expect(events.filter(({ e }) => e === 'stream')).toHaveLength(2);
    expect(await noticed(bytes)).not.toHaveProperty('broken-threads');
  });

  test('without numbers of threads, a batch goes on where the thread stopped whose state it continues', async () => {
    const old = batch().pollStart(10, 0, 5).pollEnd(100, 0);
    const young = [
      batch().poll(40, 0, 6).pollStart(60, 0, 6),
      batch().pollEnd(200, 0).poll(220, 0, 6),
    ] as const;
    const bytes = fileOf(old, ...young);
    const polls = (await read(bytes)).events.filter((event) => event.e === 'poll.begin');
    expect(polls.map(({ s, task }) => [s, task])).toEqual([
      [0, 5],
      [1, 6],
      [1, 6],
      [1, 6],
    ]);
    expect(await noticed(bytes)).not.toHaveProperty('broken-threads');
  });

  test('a runtime within a poll of another one nests its polls', async () => {
    const bytes = fileOf(
      batch().pollStart(0, 0, 5).poll(10, 1, 6).park(30, 1, 7).unpark(40, 1, 7).pollEnd(50, 0),
    );
    expect((await told(bytes)).filter((line) => line.includes('poll.'))).toEqual([
      '0: poll.begin 5',
      '0: poll.begin 6',
      '0: poll.end 6',
      '0: poll.end 5',
    ]);
    expect(await noticed(bytes)).not.toHaveProperty('broken-threads');
  });

  test('all threads in one unit are taken apart where time goes back or the worker changes', async () => {
    const bytes = fileOf(
      batch()
        .poll(0, 0, 5)
        .pollStart(20, 0, 5)
        .poll(5, 1, 6)
        .poll(25, 1, 6)
        .pollEnd(30, 0)
        .spawn(1, 5)
        .spawn(2, 6),
    );
    const { events } = await read(bytes);
    const polls = events.filter((event) => event.e === 'poll.begin' || event.e === 'poll.end');
    const ofThread = (thread: number): readonly string[] =>
      polls.filter(({ s }) => s === thread).map((event) => inShort(event, 'w'));
    expect(ofThread(0)).toEqual([
      '0: poll.begin 5 w=0',
      '0: poll.end 5 w=0',
      '0: poll.begin 5 w=0',
      '0: poll.end 5 w=0',
    ]);
    expect(ofThread(1)).toEqual([
      '1: poll.begin 6 w=1',
      '1: poll.end 6 w=1',
      '1: poll.begin 6 w=1',
      '1: poll.end 6 w=1',
    ]);
    expect(events.filter(({ e }) => e === 'spawn.begin').map(({ s }) => s)).toEqual([2, 2]);
    expect(await noticed(bytes)).not.toHaveProperty('broken-threads');
  });

  test('blocking tasks end on threads that are no workers, and a thread that spawns is one too', async () => {
    const bytes = fileOf(
      batch().spawn(0, 5),
      batch().poll(10, 0, 5).poll(30, 0, 5),
      batch().wake(15, 0, 5, 255).terminate(16, 9),
    );
    expect(await told(bytes, 'by', 'from', 'w')).toEqual([
      '0: poll.begin 5 w=0',
      '0: poll.end 5 w=0',
      '0: poll.begin 5 w=0',
      '0: poll.end 5 w=0',
      '1: spawn.begin 5 w=null',
      '2: wake.begin 5 w=null from=external',
      '2: task.end 9 w=null',
    ]);
    const { events } = await read(bytes);
    expect(events.filter((event) => event.e === 'stream').map(({ kind }) => kind)).toEqual([
      'worker',
      'thread',
      'blocking',
    ]);
    expect(await noticed(bytes)).toMatchObject({ 'ends-without-spawn': 1 });
  });
});

describe('what is lost', () => {
  test.each([
    ['the end of a poll', batch().pollStart(10, 0, 5).poll(50, 0, 6), { t: 10, until: 50 }],
    ['the beginning of a poll', batch().poll(0, 0, 5).pollEnd(50, 0), { t: 10, until: 50 }],
    ['the end of a poll before a park', batch().pollStart(10, 0, 5).park(40, 0, 7), { t: 10, until: 40 }],
    ['the end of a park', batch().park(10, 0, 7).poll(40, 0, 5), { t: 10, until: 40 }],
    ['the end of a park before a park', batch().park(10, 0, 7).park(40, 0, 7), { t: 10, until: 40 }],
    ['the beginning of a park', batch().poll(0, 0, 5).unpark(50, 0, 7), { t: 10, until: 50 }],
  ])('%s', async (_, one, { t, until }) => {
    const first = (await read(fileOf(one))).header.clock.origin;
    const shift = Number(BigInt(first ?? 0) - origin);
    expect(await gaps(fileOf(one))).toEqual([{ s: 0, t: t - shift, until: until - shift, why: 'lost' }]);
    expect(await noticed(fileOf(one))).toMatchObject({ 'broken-threads': 1 });
  });

  test('what a thread did before its first record, if that shows that it did something', async () => {
    const bytes = fileOf(batch().poll(0, 1, 5), batch().wake(40, 6, 6, 0).pollEnd(50, 0).poll(60, 0, 6));
    expect(await gaps(bytes)).toEqual([{ s: 0, t: 0, until: 40, why: 'head' }]);
    expect(await noticed(bytes)).toMatchObject({ 'polls-without-beginning': 1 });
  });

  test('a segment that says so of itself', async () => {
    const { header } = await read(fileOf(batch().metadata(0, { 'segment.complete': 'false' }).poll(1, 0, 5)));
    expect(header.loss).toEqual({ head: true, middle: true, tail: false });
  });

  test('spawns that must have been recorded', async () => {
    const { header } = await read(
      fileOf(batch().spawn(0, 5), batch().poll(10, 0, 5).poll(30, 0, 6).poll(50, 0, 4)),
    );
    expect(header.loss?.middle).toBe(true);
    expect(
      await noticed(fileOf(batch().spawn(0, 5), batch().poll(10, 0, 5).poll(50, 0, 4))),
    ).not.toHaveProperty('lost-spawns');
  });

  test('workers of which there is nothing', async () => {
    const bytes = fileOf(batch().poll(0, 2, 5), batch().poll(0, 0, 6));
    expect(await noticed(bytes)).toMatchObject({ 'workers-without-records': 1 });
  });

  test('a time that is too far from the others ends the file there', async () => {
    const bytes = fileOf(batch().poll(0, 0, 5), batch().poll(-(2 ** 53), 0, 6));
    expect(await told(bytes, 'why')).toEqual(['0: poll.begin 5', '0: poll.end 5', '0: gap why=cut off']);
    expect(await noticed(bytes)).toMatchObject({ damaged: 1 });
  });

  test('tasks whose numbers are too wide are left out, and the poll’s end too', async () => {
    const bytes = fileOf(
      batch()
        .pollStart(0, 0, 2n ** 60n)
        .pollEnd(5, 0)
        .poll(10, 0, 5),
    );
    expect(await told(bytes)).toEqual(['0: poll.begin 5', '0: poll.end 5']);
    expect(await noticed(bytes)).toMatchObject({ 'unusable-records': 1 });
  });
});
