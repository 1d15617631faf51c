import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { imported, inBrief, noticeCounts } from '../imported.ts';
import { Log, started, task, eventsBefore } from './log.ts';

const directory = temporaryDirectory();

const told = async (log: Log): Promise<readonly string[]> =>
  inBrief((await imported(directory, log.text())).events).slice(eventsBefore);

describe('visits of a span', () => {
  it('are a poll and the drop of the future, for a task that completes', async () => {
    const log = started().begin(task(5)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.enter(task(5)).waker('drop', 70).exit(task(5)).close(task(5));
    expect((await told(log)).slice(1)).toEqual([
      '2: poll 5',
      '2: clone 5',
      '2: ready 5',
      '2: drop 5',
      '2: end 5',
    ]);
  });

  it('are a pending poll and the drop elsewhere, for a task that is cancelled', async () => {
    const log = started().begin(task(5)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.on(3).enter(task(5)).waker('drop', 70).exit(task(5)).close(task(5));
    expect((await told(log)).slice(1)).toEqual([
      '2: poll 5',
      '2: clone 5',
      '2: pending 5',
      '3: drop 5',
      '3: end 5',
    ]);
  });

  it('show the end of a task whose span stays open', async () => {
    const log = started().begin(task(5)).begin(task(6)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.enter(task(5)).exit(task(5)).enter(task(6)).waker('clone', 71).exit(task(6)).waker('wake', 71);
    log.enter(task(6));
    expect((await told(log)).filter((line) => line.endsWith(' 5'))).toEqual([
      '2: poll 5',
      '2: clone 5',
      '2: ready 5',
      '2: end 5',
    ]);
  });

  it('call wakers of others as a task completes', async () => {
    const log = started().begin(task(5)).begin(task(6)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log
      .enter(task(6))
      .waker('clone', 71)
      .exit(task(6))
      .enter(task(6))
      .waker('wake', 70)
      .exit(task(6))
      .close(task(6));
    expect(await told(log)).toContain('2: wake 5 by 6 from complete');
  });

  it('are no polls where another task enters them', async () => {
    const log = started().begin(task(5)).begin(task(6)).on(2).enter(task(5)).waker('clone', 70).exit(task(5));
    log.on(3).enter(task(6), task(5)).exit(task(5), task(6));
    log.on(2).enter(task(6), task(6)).exit(task(6), task(6));
    const read = await imported(directory, log.text());
    expect(inBrief(read.events).filter((line) => line.endsWith('poll 5'))).toHaveLength(1);
    expect(noticeCounts(read)).toMatchObject({ 'span-entered-elsewhere': 2 });
    expect(read.header.coverage['poll.begin']).toBe('all');
  });

  it('are no polls on threads of the program, nor those of `block_on` elsewhere', async () => {
    const main = { kind: 'block_on', id: 3 };
    const log = started()
      .on(1)
      .begin(main)
      .enter(main)
      .begin(task(5))
      .on(2)
      .enter(task(5), main)
      .exit(main, task(5));
    log.on(9).enter(task(5)).exit(task(5)).on(1).exit(main);
    const read = await imported(directory, log.text());
    expect(inBrief(read.events).filter((line) => line.includes('poll'))).toEqual(['1: poll 3', '2: poll 5']);
    expect(noticeCounts(read)).toMatchObject({ 'span-entered-elsewhere': 2 });
  });

  it('nest where a task awaits a set of local tasks', async () => {
    const main = { kind: 'block_on', id: 3 };
    const local = { kind: 'local', id: 4 };
    const log = new Log()
      .dropping(true)
      .begin(main)
      .begin(local)
      .enter(main, local)
      .waker('clone', 70)
      .exit(local, main);
    const { events } = await imported(directory, log.text());
    expect(inBrief(events).slice(-5)).toEqual([
      '1: poll 3',
      '1: poll 4',
      '1: clone 4',
      expect.stringMatching(/^1: (?:done|pending) 4$/u),
      expect.stringMatching(/^1: (?:done|pending) 3$/u),
    ]);
  });

  it('overlap on two workers if the log says so', async () => {
    const log = started()
      .begin(task(5))
      .on(2)
      .enter(task(5))
      .on(3)
      .enter(task(5))
      .exit(task(5))
      .on(2)
      .exit(task(5));
    expect((await told(log)).filter((line) => line.endsWith('poll 5'))).toEqual(['2: poll 5', '3: poll 5']);
  });
});
