import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { imported, inBrief, noticeCounts } from '../imported.ts';
import { Log, started, task, type LogRecord } from './log.ts';

const directory = temporaryDirectory();

const without =
  (...keys: readonly string[]) =>
  (record: LogRecord): LogRecord =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

const run = (): Log =>
  started().begin(task(5)).on(2).enter(task(5)).waker('clone', 70).exit(task(5)).waker('wake', 70);
const flattened = ({ fields, ...rest }: LogRecord): LogRecord => ({ ...rest, ...Object(fields) });

describe('settings of a log', () => {
  it.each([
    ['flattened fields', flattened],
    ['no list of spans', without('spans')],
    ['no targets', without('target')],
    ['no levels', without('level')],
    ['no thread names', without('threadName')],
    ['lines of source', (record: LogRecord) => ({ filename: 'x.rs', line_number: 3, ...record })],
  ])('may be: %s', async (_, dress) => {
    const plain = await imported(directory, run().text());
    const dressed = await imported(directory, run().text(dress));
    expect(inBrief(dressed.events)).toEqual(inBrief(plain.events));
    expect(dressed.header.coverage).toEqual(plain.header.coverage);
  });

  it('may lack times', async () => {
    const read = await imported(directory, run().text(without('timestamp')));
    expect(read.header.clock).toEqual({ domain: 'logical' });
    expect(noticeCounts(read)).toMatchObject({ 'no-times': 1 });
  });

  it('may lack thread ids: lives of tasks are shown all the same', async () => {
    const read = await imported(directory, run().text(without('threadId')));
    expect(noticeCounts(read)).toMatchObject({ 'no-thread-ids': 1 });
    expect(read.header.coverage).toMatchObject({
      'wake.begin': 'none',
      'poll.begin': 'unknown',
      'spawn.begin': 'all',
    });
    expect(read.events[0]).toMatchObject({ e: 'stream', kind: 'virtual' });
  });

  it('may lack thread ids where all is on one thread', async () => {
    const main = { kind: 'block_on', id: 3 };
    const log = new Log()
      .begin(main)
      .enter(main)
      .begin(task(5))
      .exit(main)
      .enter(task(5))
      .waker('clone', 70)
      .exit(task(5));
    const read = await imported(directory, log.text(without('threadId')));
    expect(read.header.coverage).toMatchObject({ 'wake.begin': 'instrumented', 'poll.begin': 'all' });
  });

  it('may lack the beginnings of spans', async () => {
    const text = run().text();
    const read = await imported(
      directory,
      text
        .split('\n')
        .filter((line) => !line.includes('"new"'))
        .join('\n'),
    );
    expect(noticeCounts(read)).toMatchObject({ 'no-spawns': 1 });
    expect(read.header.coverage['spawn.begin']).toBe('none');
    expect(read.header.loss).toMatchObject({ head: true });
  });

  it.each([
    ['polls', /"(?:enter|exit)"/u, /FmtSpan::ACTIVE/u],
    ['tasks', /tokio::task/u, /cfg tokio_unstable/u],
  ])('must show %s', async (_, hidden, says) => {
    const more =
      '{"timestamp":"2026-11-22T20:04:03.1Z","level":"INFO","fields":{"message":"hello"},"target":"program"}';
    const lines = run()
      .text()
      .split('\n')
      .filter((line) => !hidden.test(line));
    await expect(imported(directory, [...lines, more, ''].join('\n'))).rejects.toMatchObject({
      code: 'TRACE022',
      advice: expect.stringMatching(says),
    });
  });

  it('must show the fields of spans', async () => {
    await expect(imported(directory, run().text(without('span')))).rejects.toMatchObject({
      code: 'TRACE022',
      line: 1,
    });
  });
});
