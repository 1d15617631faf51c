import { describe, expect, test } from 'vitest';
import type { Event } from '../../../traces/event/event.ts';
import { Omissions } from '../../../traces/export/omissions.ts';
import type { Mark } from '../../../traces/export/timeline/mark.ts';
import { Timeline } from '../../../traces/export/timeline/timeline.ts';
import { header } from '../read/records.ts';

const kinds = ['wake.begin', 'wake.end', 'park.begin', 'park.end', 'poll.begin', 'poll.end'] as const;
const coverage = Object.fromEntries(kinds.map((kind) => [kind, 'all']));

/** What is drawn of some events, track by track: `name` begins, `/` ends, `.name` is a moment, `#4` a figure. */
const drawn = (...events: readonly Event[]) => {
  const marks: Mark[] = [];
  const omissions = new Omissions();
  const timeline = new Timeline({ ...header, coverage }, 0, (mark) => marks.push(mark), omissions);
  for (const event of events) timeline.take(event);
  timeline.finish(undefined);
  const tracks = new Map<number, { name: string; drawn: string[] }>();
  for (const mark of marks) {
    const { number, name } = mark.track;
    const track = tracks.get(number) ?? { name, drawn: [] };
    tracks.set(number, { ...track, name });
    if (mark.mark === 'begin') track.drawn.push(`${mark.name} ${mark.t}`);
    if (mark.mark === 'end') track.drawn.push(mark.args?.['cut'] === true ? `cut ${mark.t}` : `/ ${mark.t}`);
    if (mark.mark === 'instant') track.drawn.push(`.${mark.name} ${mark.t}`);
    if (mark.mark === 'count') track.drawn.push(`#${mark.value} ${mark.t}`);
  }
  const shown = Object.fromEntries([...tracks.values()].slice(1).map((track) => [track.name, track.drawn]));
  const arrows = marks.flatMap((mark) => ('arrows' in mark ? [mark.arrows] : []));
  return { shown, arrows, omitted: omissions.all() };
};

let g = 0;
const at = (t: number, s = 1, w: number | null = 0) => ({ g: g++, t, s, w });
const polls = (task: number, t: number, s = 1): Event => ({ e: 'poll.begin', ...at(t, s, s - 1), task });
const polled = (task: number, t: number, s = 1, ready = false): Event => ({
  e: 'poll.end',
  ...at(t, s, s - 1),
  task,
  ready,
});
const wakes = (task: number, t: number, s = 1): Event => ({ e: 'wake.begin', ...at(t, s, s - 1), task });

describe('a thread', () => {
  test('is named after its worker once that is known', () => {
    const { shown } = drawn({ e: 'thread.start', ...at(0, 5, null) }, { e: 'park.begin', ...at(1, 5, 3) });
    expect(Object.keys(shown)).toEqual(['worker 3 (thread 5)']);
  });

  test('shows polls that do not nest cut short, and they are whole on the tracks of their tasks', () => {
    const { shown, omitted } = drawn(polls(1, 0), polls(2, 10), polled(1, 20), polled(2, 30));
    expect(shown).toEqual({
      'worker 0 (thread 1)': ['task 1 0', 'task 2 10', 'cut 20', '/ 20', '.poll.end task 2 30'],
      'task 1': ['polled by worker 0 0', '/ 20'],
      'task 2': ['polled by worker 0 10', '/ 30'],
    });
    expect(omitted.map(({ what }) => what)).toEqual(['length up to poll.end', 'length up to poll.end']);
  });

  test('that is none, but what events without a thread are put on, nests nothing', () => {
    const virtual: Event = { e: 'stream', ...at(0), kind: 'virtual', name: 'console' };
    const { shown, omitted } = drawn(virtual, polls(1, 0), polls(2, 10), polled(1, 20), polled(2, 30));
    expect(shown).toMatchObject({
      'worker 0 (events of no thread, 1, console)': [
        '.stream 0',
        '.poll.begin task 1 0',
        '.poll.begin task 2 10',
        '.poll.end task 1 20',
        '.poll.end task 2 30',
      ],
      'task 1': ['polled by worker 0 0', '/ 20'],
    });
    expect(omitted).toEqual([]);
  });

  test('keeps nothing open where events of it were lost', () => {
    const gap: Event = { e: 'gap', ...at(7), why: 'buffer full', until: 20 };
    const { shown } = drawn({ e: 'park.begin', ...at(5) }, gap, { e: 'park.end', ...at(25) });
    expect(shown).toEqual({
      'worker 0 (thread 1)': ['parked 5', 'cut 7', '.gap 7', '.park.end 25'],
      'lost on thread 1': ['buffer full 7', '/ 20'],
    });
  });

  test('never goes back in time, and says where it should', () => {
    const { shown, omitted } = drawn({ e: 'park.begin', ...at(50) }, { e: 'park.end', ...at(40) });
    expect(shown['worker 0 (thread 1)']).toEqual(['parked 50', '/ 50']);
    expect(omitted).toMatchObject([{ what: 'time of park.end', count: 1 }]);
  });
});

describe('a task', () => {
  test('waits from its wake to its poll, and again after a poll in which it was woken', () => {
    const { shown } = drawn(
      { e: 'spawn.begin', ...at(0), task: 1 },
      polls(1, 10),
      wakes(1, 12),
      { e: 'wake.end', ...at(13), task: 1 },
      polled(1, 20),
      polls(1, 30),
      polled(1, 40),
      wakes(1, 50, 2),
    );
    expect(shown['task 1']).toEqual([
      'waiting 0',
      '/ 10',
      'polled by worker 0 10',
      '/ 20',
      'waiting 20',
      '/ 30',
      'polled by worker 0 30',
      '/ 40',
      'waiting 50',
      'cut 50',
    ]);
  });

  test('polled twice at once is shown on two tracks', () => {
    const { shown } = drawn(polls(1, 0, 1), polls(1, 5, 2), polled(1, 10, 1), polled(1, 15, 2));
    expect(shown).toMatchObject({
      'task 1': ['polled by worker 0 0', '/ 10'],
      'task 1, polled at the same time': ['polled by worker 1 5', '/ 15'],
    });
  });

  test('that is over waits for nothing, whoever still wakes it', () => {
    const { shown, omitted } = drawn(polls(1, 0), polled(1, 5, 1, true), wakes(1, 9));
    expect(shown['task 1']).toEqual(['polled by worker 0 0', '/ 5']);
    expect(omitted).toMatchObject([
      { what: 'arrow from wake.begin', why: 'the task is over or unknown' },
      { what: 'length up to wake.end' },
    ]);
  });
});

test('arrows go from every wake to the next poll of the task, and never back in time', () => {
  const events = [
    polls(1, 0),
    polled(1, 1),
    wakes(1, 20, 2),
    { e: 'wake.end', ...at(21, 2), task: 1 } as const,
    wakes(1, 22, 3),
    { e: 'wake.end', ...at(23, 3), task: 1 } as const,
    polls(1, 15),
  ];
  const [first = 0, second = 0] = [events[2]?.g, events[4]?.g];
  const { arrows, shown } = drawn(...events);
  expect(arrows).toEqual([{ out: first + 1 }, { out: second + 1 }, { in: [first + 1, second + 1] }]);
  expect(shown['worker 0 (thread 1)']).toEqual(['task 1 0', '/ 1', 'task 1 22', 'cut 23']);
});

test('queues are counters, drawn where they change', () => {
  const depth = (t: number, depths: readonly number[], inject: number): Event => ({
    e: 'poll.begin',
    ...at(t),
    task: 1,
    depths,
    inject,
  });
  const { shown } = drawn(depth(0, [1, 0], 2), polled(1, 1), depth(2, [1, 3], 2), polled(1, 3), {
    e: 'park.begin',
    ...at(4),
    local: 0,
  });
  expect(shown).toMatchObject({
    'local queue of worker 0': ['#1 0', '#0 4'],
    'local queue of worker 1': ['#0 0', '#3 2'],
    'inject queue': ['#2 0'],
  });
});
