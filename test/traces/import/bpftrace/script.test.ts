/** The script and its reader must agree, and the script cannot be run here: its texts are filled in as printf does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../../traces/import/bpftrace/record.ts';

const script = readFileSync(join(import.meta.dirname, '../../../../recorders/bpftrace/tokio.bt'), 'utf8');

/** By probe, what the script prints, filled in with numbers in order and with a path. */
const printed = new Map(
  [
    ...script.matchAll(/^(?:usdt:\$1:tokio:([a-z-]+)|(BEGIN|END))\n\{[^"]*printf\("((?:[^"\\]|\\.)*)"/gmu),
  ].map(([, probe, own, format = '']) => {
    let number = 0;
    const text = format
      .replaceAll('\\"', '"')
      .replaceAll('\\n', '')
      .replaceAll('%s', 'src/main.rs')
      .replaceAll(/%(?:llu|u)/gu, () => String(++number));
    return [probe ?? own ?? '', text];
  }),
);

const stamp = { kind: 'event', tid: 1, q: 2, t: 3n } as const;

describe('what tokio.bt prints is read', () => {
  test.each([
    ['BEGIN', { kind: 'script' }],
    ['END', { kind: 'end' }],
    ['task-spawn', { ...stamp, occurrence: { e: 'spawn.begin', task: 4, loc: 'src/main.rs:5:6' } }],
    ['task-poll-start', { ...stamp, occurrence: { e: 'poll.begin', task: 4 } }],
    ['task-poll-end', { ...stamp, occurrence: { e: 'poll.end', task: 4 } }],
    ['task-terminate', { ...stamp, occurrence: { e: 'task.end', task: 4, id: 4 } }],
    ['worker-thread-start', { ...stamp, occurrence: { e: 'thread.start' } }],
    ['worker-thread-stop', { ...stamp, occurrence: { e: 'thread.stop' } }],
    ['worker-thread-park', { ...stamp, occurrence: { e: 'park.begin' } }],
    ['worker-thread-unpark', { ...stamp, occurrence: { e: 'park.end' } }],
  ])('at %s', (probe, expected) => {
    expect(recordOf(printed.get(probe) ?? '')).toEqual(expected);
    expect(printed.size).toBe(10);
  });
});
