import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAll } from '../read/read-all.ts';

const root = join(import.meta.dirname, '../../../examples/captures');
const captures = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.gz'));

/** Names of the raw lines, written down from the format's description and not from the importer. */
const kindOf = new Map([
  ['"ev":"thread_start"', 'thread.start'],
  ['"ev":"thread_stop"', 'thread.stop'],
  ['"ev":"park"', 'park.begin'],
  ['"ev":"unpark"', 'park.end'],
  ['"ev":"spawn"', 'spawn.begin'],
  ['"ev":"spawn_end"', 'spawn.end'],
  ['"ev":"h_spawn"', 'task.bind'],
  ['"ev":"terminate"', 'task.end'],
  ['"ev":"h_poll_start"', 'run.begin'],
  ['"ev":"h_poll_end"', 'run.end'],
  ['"ev":"poll_start"', 'poll.begin'],
  ['"ev":"poll_end"', 'poll.end'],
  ['"ev":"yield"', 'yield'],
  ['"ev":"wake"', 'wake.begin'],
  ['"ev":"wake_end"', 'wake.end'],
  ['"ev":"bip_start"', 'block_in_place.begin'],
  ['"ev":"bip_end"', 'block_in_place.end'],
  ['"ev":"busy"', 'busy.begin'],
  ['"ev":"busy_end"', 'busy.end'],
  ['"ev":"mark"', 'mark'],
  ['"what":"push_lifo"', 'schedule'],
  ['"what":"push_back"', 'schedule'],
  ['"what":"push_remote"', 'schedule'],
  ['"what":"overflow"', 'overflow'],
  ['"what":"next"', 'take'],
  ['"what":"inject_batch"', 'inject.batch'],
  ['"what":"steal"', 'steal'],
  ['"what":"defer"', 'defer'],
  ['"what":"defer_wake"', 'flush'],
  ['"what":"driver_begin"', 'driver.begin'],
  ['"what":"driver_end"', 'driver.end'],
  ['"what":"notify_local"', 'notify'],
  ['"what":"notify_remote"', 'notify'],
  ['"what":"maintenance"', 'maintenance'],
  ['"what":"search_begin"', 'search.begin'],
  ['"what":"parked"', 'parked'],
  ['"what":"lifo_capped"', 'lifo.cap'],
]);

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

function rawKind(line: string): string {
  const [tag] = /"what":"\w+"/.exec(line) ?? /"ev":"\w+"/.exec(line) ?? [];
  const kind = kindOf.get(tag ?? '');
  if (kind === undefined) throw new Error(`no kind for ${line}`);
  return kind;
}

test('there are examples of both sorts', () => {
  expect(captures.some((file) => file.includes('-probed'))).toBe(true);
  expect(captures.some((file) => !file.includes('-probed'))).toBe(true);
});

describe.each(captures)('%s', (name) => {
  const file = join(root, name);
  const [first = '', ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const footer = lines.pop() ?? '';

  test('gives one event of the right kind for each line', async () => {
    const { events, end } = await readAll(file);
    expect(countBy(events, ({ e }) => e)).toEqual(countBy(lines, rawKind));
    expect(end).toEqual({ e: 'end', n: lines.length, complete: false });
    expect(footer).toContain(`"events":${lines.length},`);
  });

  test('keeps order, time, thread and worker of each line', async () => {
    const { events } = await readAll(file);
    const stamps = events.map(({ g, t, s, w }) => `{"seq":${g},"ns":${t},"thr":${s},"w":${String(w)},`);
    expect(stamps).toEqual(lines.map((line) => line.slice(0, line.indexOf('"ev"'))));
  });

  test('covers exactly the kinds that occur, and those that could', async () => {
    const { events, header } = await readAll(file);
    for (const { e } of events) expect(header.coverage[e], e).toBe('all');
    const probed = first.includes('"probed":true') && first.includes('"flavor":"multi_thread"');
    expect(header.coverage.schedule).toBe(probed ? 'all' : undefined);
    expect(header.coverage['run.begin']).toBe(first.includes('"hooks_poll":true') ? 'all' : undefined);
    expect(header.coverage['task.end']).toBe(first.includes('"hooks_task":true') ? 'all' : undefined);
    expect(header.runtime.version).toBe(name.split('/')[0]?.replace('-probed', ''));
  });

  test('makes all events of a kind with the same fields in the same order', async () => {
    const { events } = await readAll(file);
    const shapes = new Map<string, Set<string>>();
    for (const event of events) {
      const keys = Object.keys(event);
      const seen = shapes.get(event.e) ?? new Set();
      shapes.set(event.e, seen.add(keys.join()));
    }
    for (const [kind, seen] of shapes) {
      const optional = kind === 'poll.end' || kind === 'task.end' || kind === 'defer' ? 2 : 1;
      expect(seen.size, `${kind}: ${[...seen].join(' ')}`).toBeLessThanOrEqual(optional);
    }
  });

  test('fills in the task of each deferral from the poll around it', async () => {
    const { events } = await readAll(file);
    const polling = new Map<number, number>();
    for (const event of events) {
      if (event.e === 'poll.begin') polling.set(event.s, event.task);
      if (event.e === 'defer') expect(event.task).toBe(polling.get(event.s));
    }
  });
});
