import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { eventCounts, imported, importedFile, inBrief, noticeCounts } from '../imported.ts';
import { Recording } from './recording.ts';

const directory = temporaryDirectory();
const task = { kind: 'task', 'task.id': 5, 'loc.file': 'src/main.rs', 'loc.line': 3, 'loc.col': 7 };

/** A recording whose futures are dropped inside of their spans, as with tracing since 0.1.38. */
const modern = (): Recording => new Recording().blocking(1, true);
const briefly = async (recording: Recording): Promise<readonly string[]> =>
  inBrief((await imported(directory, recording.text)).events).filter((line) => !line.includes(' 9001'));

describe('recordings of console-subscriber', () => {
  it('reads the sample with every wake and copy of a waker', async () => {
    const { header, events, end, notices } = await importedFile(
      'test/fixtures/tracing/console-record.jsonl.gz',
    );
    expect(eventCounts(events)).toEqual({
      stream: 1,
      'spawn.begin': 9,
      'poll.begin': 193,
      'poll.end': 193,
      'wake.begin': 182,
      'waker.clone': 194,
      'waker.drop': 12,
      'task.end': 9,
    });
    expect(end).toEqual({ e: 'end', n: 793, complete: false });
    expect(header.runtime).toMatchObject({ flavor: 'multi_thread', workers: 2, version: null });
    expect(notices.map(({ code, count }) => [code, count])).toEqual([
      ['other-spans', 4746],
      ['blocking-tasks', 1],
    ]);
  });

  it('tells the last poll from the drop of the future that follows at once', async () => {
    const recording = modern().spawn(2, task).enter(2).exit(2).enter(2).exit(2).close(2);
    expect(await briefly(recording)).toEqual(['0: spawn 5 async', '0: poll 5', '0: ready 5', '0: end 5']);
  });

  it('takes no drop for granted where tracing does not enter spans for it', async () => {
    const recording = new Recording().blocking(1, false).spawn(2, task).enter(2).exit(2).close(2);
    expect(await briefly(recording)).toEqual(['0: spawn 5 async', '0: poll 5', '0: ready 5', '0: end 5']);
  });

  it('keeps a second poll that a wake asked for', async () => {
    const recording = modern()
      .spawn(2, task)
      .enter(2)
      .clone(2)
      .exit(2)
      .wake(2)
      .enter(2)
      .exit(2)
      .enter(2)
      .exit(2);
    expect(await briefly(recording.close(2))).toEqual([
      '0: spawn 5 async',
      '0: poll 5',
      '0: clone 5',
      '0: pending 5',
      '0: wake 5 by ? from ?',
      '0: poll 5',
      '0: ready 5',
      '0: end 5',
    ]);
  });

  it('keeps a poll that nothing asked for, if more follow', async () => {
    const recording = modern().spawn(2, task).enter(2).exit(2).enter(2).exit(2).wake(2).enter(2).exit(2);
    const lines = await briefly(recording);
    expect(lines.filter((line) => line === '0: poll 5')).toHaveLength(3);
  });

  it('tells the end of a task whose span stays open by the drop of its future', async () => {
    const recording = modern().spawn(2, task).enter(2).clone(2).exit(2).enter(2).drop(2).exit(2);
    expect((await briefly(recording)).slice(-3)).toEqual(['0: ready 5', '0: drop 5', '0: end 5']);
  });

  it('names the task as the caller of its own waker', async () => {
    const recording = modern().spawn(2, task).enter(2).wakeByRef(2, true).exit(2);
    expect(await briefly(recording)).toContain('0: wake_by_ref 5 by 5 from poll');
  });

  it('does not take runs of blocking tasks and workers for polls', async () => {
    const worker = {
      kind: 'blocking',
      'task.id': 1,
      fn: 'tokio::runtime::scheduler::multi_thread::worker::Launch::launch::{{closure}}',
    };
    const { events, header } = await imported(
      directory,
      new Recording().spawn(1, worker).enter(1).blocking(2, false).exit(1).close(1).text,
    );
    expect(inBrief(events)).toEqual([
      '0: spawn 1 worker',
      '0: spawn 9002 blocking',
      '0: end 9002',
      '0: end 1',
    ]);
    expect(header.runtime).toMatchObject({ flavor: 'multi_thread', workers: 1 });
  });

  it('says where and how tasks were spawned', async () => {
    const { events } = await imported(directory, modern().spawn(2, { ...task, 'task.name': 'reader' }).text);
    expect(events.at(-1)).toMatchObject({
      e: 'spawn.begin',
      task: 5,
      kind: 'async',
      name: 'reader',
      loc: 'src/main.rs:3:7',
      instrumented: true,
    });
  });

  it('keeps span ids apart that only differ beyond 53 bits, and those that are used again', async () => {
    const [one, other] = ['9007199254740992', '9007199254740993'];
    const recording = modern()
      .spawn(one, task)
      .spawn(other, { ...task, 'task.id': 6 })
      .wake(one)
      .wake(other);
    recording
      .close(one)
      .spawn(one, { ...task, 'task.id': 7 })
      .wake(one);
    const { events } = await imported(directory, recording.text);
    const woken = events.flatMap((event) => (event.e === 'wake.begin' ? [event.task] : []));
    expect(woken).toEqual([5, 6, 7]);
  });

  it('gives a fresh number to a task whose id a living task has, or that has none', async () => {
    const recording = modern().spawn(2, task).spawn(3, task).spawn(4, { kind: 'task' });
    const { events } = await imported(directory, recording.text);
    const tasks = events.flatMap((event) => (event.e === 'spawn.begin' ? [event.task] : []));
    expect(new Set(tasks).size).toBe(tasks.length);
  });

  it('says that polls cannot be told apart where spans are entered within others', async () => {
    const other = { ...task, 'task.id': 6 };
    const recording = modern().spawn(2, task).spawn(3, other).enter(2).exit(2);
    // The other task was spawned with `in_current_span`: each of its polls enters the span of the first.
    for (let polls = 0; polls < 2; polls++) recording.wake(3).enter(3).enter(2).exit(2).exit(3);
    const read = await imported(directory, recording.text);
    expect(noticeCounts(read)['entered-by-others']).toBeGreaterThan(0);
    expect(read.header.coverage['poll.begin']).toBe('unknown');
  });

  it('counts spans that are entered while they are entered, and makes one poll of them', async () => {
    const read = await imported(directory, modern().spawn(2, task).enter(2).enter(2).exit(2).exit(2).text);
    expect(noticeCounts(read)).toMatchObject({ 'entered-twice': 1 });
    expect(read.events.filter(({ e }) => e === 'poll.begin')).toHaveLength(1);
    expect(read.header.coverage['poll.end']).toBe('unknown');
  });

  it('says that lines are missing where a span was left that was not entered', async () => {
    const read = await imported(directory, modern().spawn(2, task).exit(2).text);
    expect(noticeCounts(read)).toMatchObject({ 'left-unentered': 1 });
    expect(read.header.loss).toEqual({ head: true, middle: true, tail: false });
  });
});

describe('damaged recordings of console-subscriber', () => {
  it('refuses other versions', async () => {
    await expect(imported(directory, '{"v":2}\n')).rejects.toMatchObject({ code: 'TRACE013', line: 1 });
  });

  it.each([
    ['{"Spwan":{"id":1,"at":{"secs_since_epoch":1,"nanos_since_epoch":1}}}', 'TRACE015', /one of Spawn/u],
    ['{"Enter":{"id":-1,"at":{"secs_since_epoch":1,"nanos_since_epoch":1}}}', 'TRACE014', /'id' of Enter/u],
    ['{"Enter":{"id":1,"at":7}}', 'TRACE014', /'at' of Enter/u],
    [
      '{"Enter":{"id":1,"at":{"secs_since_epoch":1,"nanos_since_epoch":1000000000}}}',
      'TRACE014',
      /nanoseconds/u,
    ],
    [
      '{"Spawn":{"id":1,"at":{"secs_since_epoch":1,"nanos_since_epoch":1},"fields":[1]}}',
      'TRACE014',
      /name/u,
    ],
    [
      '{"Waker":{"id":1,"at":{"secs_since_epoch":1,"nanos_since_epoch":1},"op":"Wake"}}',
      'TRACE014',
      /self_wake/u,
    ],
    ['{"v":1}', 'TRACE016', /joined/u],
    ['not json', 'TRACE010', /not JSON/u],
  ])('refuses %s, and gives what came before', async (line, code, says) => {
    const text = modern().spawn(2, task).enter(2).text;
    const { events, fault, end } = await imported(directory, `${text}${line}\n`);
    expect(fault).toMatchObject({ code, line: 10 });
    expect(fault?.message).toMatch(says);
    expect(inBrief(events)).toContain('0: poll 5');
    expect(end).toBeUndefined();
  });

  it('makes a prefix of the events of a recording that is cut anywhere', async () => {
    const { text } = modern()
      .spawn(2, task)
      .enter(2)
      .clone(2)
      .exit(2)
      .wake(2)
      .enter(2)
      .exit(2)
      .enter(2)
      .exit(2)
      .close(2);
    const whole = inBrief((await imported(directory, text)).events);
    for (let length = 8; length < text.length; length += 29) {
      const { events, end, notices } = await imported(directory, text.slice(0, length));
      const lines = inBrief(events);
      // What is still open may be read otherwise: whether the last visit was a poll, and whether that was the last.
      const settled = lines.filter((line) => !/poll|done|end/u.test(line));
      expect(whole.filter((line) => !/poll|done|end/u.test(line)).slice(0, settled.length)).toEqual(settled);
      const midLine = text[length - 1] !== '\n' && text[length] !== '\n';
      expect(notices.some(({ code }) => code === 'cut-off-line')).toBe(midLine);
      expect(end === undefined).toBe(midLine);
    }
  });
});
