import { describe, expect, test } from 'vitest';
import { RowWriter } from '../../../../checker/report/html/payload/row-writer.ts';
import { storyOf, type Story } from '../../../../checker/report/html/viewer/story/story.ts';
import { search, itemsOfTask } from '../../../../checker/report/html/viewer/story/search.ts';
import { timelinesOf, kindsShown } from '../../../../checker/report/html/evident.ts';
import { openTrace } from '../../../../traces/index.ts';
import { starvation } from '../../../browser/support/real-results.ts';

const recorded = async (file: string): Promise<Story> => {
  const trace = await openTrace(file);
  const writer = new RowWriter((text) => text);
  for await (const batch of trace.batches()) for (const event of batch) writer.add(event);
  const { workers } = trace.header.runtime;
  return storyOf(
    {
      name: file,
      kind: 'recording',
      workers,
      failing: [],
      shown: kindsShown(trace.header),
      notes: [],
      flag: 'fails',
      rows: 'workers',
    },
    [{ events: writer.events, bytes: writer.take() }],
  );
};

const lengthOf = (
  story: Story,
  item: number,
  owner: number | 'inject',
  field: string,
): number | undefined => {
  const fact = story.states
    .at(item)
    .facts.find(
      (one) =>
        one.field === field &&
        (one.owner.kind === 'worker' ? one.owner.worker === owner : owner === 'inject'),
    );
  return Array.isArray(fact?.value) ? fact.value.length : undefined;
};

describe('where tasks are in a recording with probes', () => {
  // Only on one worker nobody else changes a queue between what the recorder says and what it measures.
  test.each(['S1-defer-plus1-mt1', 'S4-pingpong-defer-mt1', 'S2-wake-mt1'])(
    'is what the recorder measured at each poll: %s',
    async (name) => {
      const story = await recorded(`examples/captures/1.53.1-probed/${name}.jsonl.gz`);
      let compared = 0;
      for (let item = 0; item < story.items.length; item++) {
        if (story.events.kindAt(item) !== 'poll.begin' || story.events.w[item] !== 0) continue;
        const { depths, inject } = story.events.at(item).fields;
        if (!Array.isArray(depths)) continue;
        expect([item, lengthOf(story, item, 0, 'queue')]).toEqual([item, depths[0]]);
        expect([item, lengthOf(story, item, 'inject', 'inject')]).toEqual([item, inject]);
        compared++;
      }
      expect(compared).toBeGreaterThan(50);
    },
  );

  test('is the same from whatever item it is asked', async () => {
    const story = await recorded('examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz');
    const other = await recorded('examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz');
    const items = [2500, 3, 1024, 1023, 2047, 2048, 0];
    for (const item of items.toSorted((a, b) => a - b)) other.states.at(item);
    for (const item of items) expect(story.states.at(item)).toEqual(other.states.at(item));
  });
});

const runStory = (): Story => {
  const [evident] = starvation().flatMap((finding) => timelinesOf(finding));
  if (evident === undefined) throw new Error('no run');
  const writer = new RowWriter((text) => text);
  for (const event of evident.events) writer.add(event);
  return storyOf(evident.timeline, [{ events: writer.events, bytes: writer.take() }]);
};

describe('a run', () => {
  test('has the state that its changes make of the first', () => {
    const story = runStory();
    const { run } = story.timeline;
    if (run === undefined) throw new Error('no run');
    for (const [index, { changes }] of run.steps.entries()) {
      const [before, after] = [story.states.at(index), story.states.at(index + 1)];
      for (const change of changes) {
        const is = (fact: { readonly owner: unknown; readonly field: string }): boolean =>
          fact.field === change.field && JSON.stringify(fact.owner) === JSON.stringify(change.owner);
        expect(before.facts.find(is)?.value).toEqual(change.before);
        expect(after.facts.find(is)?.value).toEqual(change.after);
      }
    }
  });

  test('has an item for each step, with its events and no others', () => {
    const story = runStory();
    const { run } = story.timeline;
    expect(story.items.length).toBe((run?.steps.length ?? 0) + 1);
    let seen = 0;
    for (let item = 0; item < story.items.length; item++) {
      const [from, to] = story.items.eventsOf(item);
      for (let place = from; place < to; place++) {
        expect(story.items.ofEvent(place)).toBe(item);
        expect(story.items.order[place]).toBeGreaterThan(item);
        expect(story.items.order[place]).toBeLessThan(item + 1);
        seen++;
      }
    }
    expect(seen).toBe(story.events.length);
  });
});

describe('lanes', () => {
  test('have every poll once, on the lane of its worker and on that of its task', async () => {
    const story = await recorded('examples/captures/1.53.1-probed/S8-bip-both-mt2.jsonl.gz');
    const polls = Array.from({ length: story.events.length }, (_, place) => place).filter(
      (place) => story.events.kindAt(place) === 'poll.begin',
    );
    for (const rows of ['workers', 'tasks'] as const) {
      const { lanes } = story.lanes(rows);
      const begun = lanes.flatMap(({ begins, kinds }) =>
        begins.filter((place, i) => kinds[i] === 'poll' && story.events.kindAt(place) === 'poll.begin'),
      );
      expect(begun.toSorted((a, b) => a - b)).toEqual(polls);
      for (const { begins, ends } of lanes)
        for (const [i, begin] of begins.entries()) {
          const end = ends[i] ?? -1;
          if (end >= 0) expect(end).toBeGreaterThanOrEqual(begin);
          if (i > 0) expect(begin).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
        }
    }
  });

  test('have an arrow from each wake to the next poll of its task', async () => {
    const story = await recorded('examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz');
    const { from, to } = story.wakes;
    let answered = 0;
    for (const [i, wake] of from.entries()) {
      const poll = to[i] ?? -1;
      if (poll < 0) continue;
      answered++;
      expect(poll).toBeGreaterThan(wake);
      expect(story.events.task[poll]).toBe(story.events.task[wake]);
      expect(story.events.kindAt(poll)).toBe('poll.begin');
    }
    expect(answered).toBeGreaterThan(100);
  });
});

describe('a search', () => {
  test('finds words in any order, tasks and positions', async () => {
    const story = await recorded('examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz');
    const kinds = (items: readonly number[]): ReadonlySet<string> =>
      new Set(items.map((item) => story.events.kindAt(item)));
    expect(kinds(search(story, 'STEAL'))).toEqual(new Set(['steal']));
    expect(kinds(search(story, 'begin poll'))).toEqual(new Set(['poll.begin']));
    const ofTask = search(story, 'poll task 3');
    expect(ofTask.length).toBeGreaterThan(0);
    for (const item of ofTask) expect(story.events.task[item]).toBe(3);
    expect(search(story, '3')).toEqual(itemsOfTask(story, 3));
    expect(search(story, 'g 17').map((item) => story.events.g[item])).toEqual([17]);
    expect(search(story, 'no such thing')).toEqual([]);
    expect(search(story, '   ')).toEqual([]);
  });
});
