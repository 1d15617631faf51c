import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../traces/event/event.ts';
import { chrome } from '../../../traces/export/chrome/chrome.ts';
import { perfetto } from '../../../traces/export/perfetto/perfetto.ts';
import { readAll } from '../read/read-all.ts';
import { exported, type Recorded } from './exported.ts';
import { anyRecording } from './recordings.ts';
import { byTrack, recovered, type Shown } from './shown.ts';
import { shownByChrome } from './shown-by-chrome.ts';
import { packetsIn, shownByPerfetto } from './shown-by-perfetto.ts';
import { troublesIn } from './well-formed.ts';

const formats: readonly (readonly [name: string, show: (recorded: Recorded) => Promise<Shown>])[] = [
  ['chrome', async (recorded) => shownByChrome((await exported(chrome, recorded)).bytes.toString())],
  ['perfetto', async (recorded) => shownByPerfetto(packetsIn((await exported(perfetto, recorded)).bytes))],
];

const plain = (events: readonly Event[]): unknown => JSON.parse(JSON.stringify(events));

const captures = join(import.meta.dirname, '../../../examples/captures');
const recordings = [
  '1.51.1-probed/S5-wake1-mt2.jsonl.gz',
  '1.24.2/S9-guests-wake-mt1.jsonl.gz',
  '1.53.1/S9-guests-defer-ct.jsonl.gz',
];

/** When each task's polls begin, in their order. */
const pollsIn = (events: readonly Event[]): ReadonlyMap<string, readonly number[]> => {
  const polls = new Map<string, number[]>();
  for (const event of events) {
    if (event.e !== 'poll.begin') continue;
    const name = `task ${event.task}`;
    const times = polls.get(name) ?? [];
    times.push(event.t);
    polls.set(name, times);
  }
  return polls;
};

/** The same as the tracks of tasks show it. */
const pollsShown = (shown: Shown): ReadonlyMap<string, readonly number[]> => {
  const marks = byTrack(shown);
  return new Map(
    [...shown.tracks].flatMap(([track, { name }]) => {
      if (!/^task \d+$/u.test(name)) return [];
      const polls = (marks.get(track) ?? []).filter(
        (mark) => mark.type === 'begin' && mark.name.startsWith('polled'),
      );
      return [[name, polls.map(({ t }) => t)] as const];
    }),
  );
};

describe.each(formats)('%s', (_, show) => {
  test('shows every event of any recording once, on its thread and in order, with all that it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecording, async (recorded) => {
        const shown = await show(recorded);
        expect([...troublesIn(shown)]).toEqual([]);
        expect(recovered(shown)).toEqual(plain(recorded.events));
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  test.each(recordings)('shows all of %s, with the polls of each task and arrows to them', async (name) => {
    const recorded = await readAll(join(captures, name));
    const shown = await show(recorded);
    expect([...troublesIn(shown)]).toEqual([]);
    expect(recovered(shown)).toEqual(plain(recorded.events));
    expect(pollsShown(shown)).toEqual(pollsIn(recorded.events));
    const wakes = recorded.events.filter(({ e }) => e === 'wake.begin').length;
    const arrows = shown.marks.flatMap(({ stops }) => stops);
    expect(arrows.length).toBeGreaterThan(wakes / 2);
    expect(arrows.length).toBeLessThanOrEqual(wakes);
  });
});
