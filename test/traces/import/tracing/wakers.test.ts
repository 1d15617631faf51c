import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { eventCounts, imported, importedFile, inBrief, noticeCounts } from '../imported.ts';
import { blocking, Log, started, task, eventsBefore } from './log.ts';

const directory = temporaryDirectory();
const sample = 'test/fixtures/tracing/fmt-json.jsonl.gz';

const told = async (log: Log): Promise<readonly string[]> =>
  inBrief((await imported(directory, log.text())).events).slice(eventsBefore);

describe('logs of tracing-subscriber', () => {
  it('reads the sample with every wake and copy of a waker, and who called it from where', async () => {
    const { header, events, end, notices } = await importedFile(sample);
    expect(eventCounts(events)).toEqual({
      stream: 4,
      'spawn.begin': 9,
      'poll.begin': 193,
      'poll.end': 193,
      'wake.begin': 182,
      'waker.clone': 194,
      'waker.drop': 12,
      'task.end': 9,
    });
    const wakes = events.flatMap((event) => (event.e === 'wake.begin' ? [event] : []));
    expect(wakes.filter(({ from, by }) => from === 'runtime' && by === null)).toHaveLength(36);
    expect(wakes.filter(({ from, by }) => from === 'poll' && typeof by === 'number')).toHaveLength(146);
    expect(new Set(events.map(({ w }) => w))).toEqual(new Set([null, 0, 1]));
    expect(header.runtime).toMatchObject({ flavor: 'multi_thread', workers: 2, version: null });
    expect(header.clock).toMatchObject({
      domain: 'realtime',
      resolution: 1000,
      origin: '1795377843307102000',
    });
    expect(end).toEqual({ e: 'end', n: 796, complete: false });
    expect(notices.map(({ code, count }) => [code, count])).toEqual([
      ['other-lines', 7056],
      ['blocking-tasks', 1],
    ]);
  });

  it('finds the owner of a waker by the poll that copies it, and knows it from then on', async () => {
    const log = started().begin(task(5)).begin(task(6));
    log.on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.on(3).enter(task(6)).waker('wake', 70).waker('wake_by_ref', 71).exit(task(6));
    log.on(2).waker('wake', 71);
    expect(await told(log)).toEqual([
      '3: spawn 5 async',
      '3: spawn 6 async',
      '2: poll 5',
      '2: clone 5',
      '2: pending 5',
      '3: poll 6',
      '3: wake 5 by 6 from poll',
      '3: wake_by_ref 6 by 6 from poll',
      '3: done 6',
      '2: wake 6 by null from runtime',
    ]);
  });

  it('counts wakers whose owner cannot be known, and says that wakes are not all there', async () => {
    const read = await imported(directory, started().waker('wake', 70).text());
    expect(noticeCounts(read)).toMatchObject({ 'unknown-wakers': 1 });
    expect(read.header.coverage['wake.begin']).toBe('unknown');
  });

  it('tells calls from blocking tasks and from other threads', async () => {
    const log = started().begin(task(5)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.on(7).begin(blocking(8)).enter(blocking(8)).waker('wake_by_ref', 70).on(8).waker('wake', 70);
    const lines = await told(log);
    expect(lines).toContain('7: wake_by_ref 5 by null from external');
    expect(lines).toContain('8: wake 5 by null from external');
  });

  it('does not say from where a thread calls that runs a scheduler itself', async () => {
    const main = { kind: 'block_on', id: 3 };
    const log = new Log().dropping(false).on(1).begin(main).enter(main).begin(task(5)).exit(main);
    log.enter(task(5)).waker('clone', 70).exit(task(5)).waker('wake', 70).enter(task(5)).exit(task(5));
    const { events, header } = await imported(directory, log.text());
    expect(inBrief(events).slice(-3)).toEqual(['1: wake 5 by null from ?', '1: poll 5', '1: done 5']);
    expect(header.runtime).toMatchObject({ flavor: 'unknown', workers: 1 });
  });

  it('keeps span ids apart beyond 53 bits', async () => {
    const log = started().begin(task(5)).begin(task(6));
    log.on(2).enter(task(5)).waker('clone', '9007199254740992').exit(task(5));
    log.enter(task(6)).waker('clone', '9007199254740993').exit(task(6)).waker('wake', '9007199254740993');
    expect((await told(log)).at(-1)).toBe('2: wake 6 by null from runtime');
  });

  it('knows the wakers of a task that is over, until another uses their number', async () => {
    const log = started().begin(task(5)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.enter(task(5)).exit(task(5)).close(task(5)).waker('wake_by_ref', 70);
    log.begin(task(6)).enter(task(6)).waker('clone', 70).exit(task(6)).waker('wake', 70);
    const wakes = (await told(log)).filter((line) => line.includes('wake'));
    expect(wakes).toEqual(['2: wake_by_ref 5 by null from runtime', '2: wake 6 by null from runtime']);
  });

  it('makes tasks anew whose ids are used again', async () => {
    const log = started().begin(task(5)).begin(task(5)).on(2).enter(task(5));
    const read = await imported(directory, log.text());
    const spawns = read.events.flatMap((event) => (event.e === 'spawn.begin' ? [event.task] : []));
    expect(new Set(spawns).size).toBe(spawns.length);
    expect(noticeCounts(read)).toMatchObject({ 'used-again': 1 });
  });
});
