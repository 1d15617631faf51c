import { describe, expect, test } from 'vitest';
import type { EndlessWay } from '../../../model/index.ts';
import { ask, mostPolls } from './support.ts';
import { groupIn, waitsIn } from './recorded/waits-in.ts';

const fixture = (path: string): string => `test/fixtures/multi-thread/${path}.jsonl.gz`;
const example = (path: string): string => `examples/captures/${path}.jsonl.gz`;

const boundOf = (scenario: string, how: EndlessWay, role: string, release: string, tasks?: number) =>
  mostPolls(ask({ scenario, how, release, settled: true, ...(tasks === undefined ? {} : { tasks }) }), role);

const recordedIn = async (file: string, role: string, kind: 'yield_now' | 'self-wake' | 'coop') => {
  const { polls } = groupIn(await waitsIn(file), role, kind);
  if (polls === undefined) throw new Error(`no ${role} of ${file} was polled again`);
  return polls;
};

describe('the longest recorded wait on one worker is just what exploring says is the longest', () => {
  test.each([
    ['1.24.2', 'yield_now', 4],
    ['1.43.4', 'yield_now', 4],
    ['1.53.1', 'yield_now', 4],
  ] as const)('of three peers in %s that %s: %i', async (release, how, most) => {
    expect(boundOf('yielders', how, 'yielder', release, 3)).toBe(most);
    expect((await recordedIn(fixture(`${release}/S1-defer-mt1`), 'y', how)).max).toBe(most);
  });

  test('of a self-wake beside a ping-pong pair: 4', async () => {
    expect(boundOf('ping-pong', 'self-wake', 'bystander', '1.53.1')).toBe(4);
    expect((await recordedIn(fixture('1.53.1/S4-pingpong-wake-mt1'), 'bystander', 'self-wake')).max).toBe(4);
  });

  test.each([
    ['1.43.4', 1],
    ['1.53.1', 60],
  ])('of a budget used up in %s: %i', async (release, most) => {
    expect(boundOf('coop-budget', 'self-wake', 'receiver', release)).toBe(most);
    expect((await recordedIn(fixture(`${release}/S6-coop-wake-mt1`), 'receiver', 'coop')).max).toBe(most);
  });
});

describe('the longest recorded wait is no longer than exploring says', () => {
  test('but for a poll of the task that awaits the others, of three peers that wake themselves: 2', async () => {
    expect(boundOf('yielders', 'self-wake', 'yielder', '1.53.1', 3)).toBe(2);
    const polls = await recordedIn(fixture('1.53.1/S2-wake-mt1'), 'y', 'self-wake');
    expect(polls).toMatchObject({ p99: 2, max: 3 });
  });

  test('but for a poll of the task that awaits the others, beside a self-waker: 60', async () => {
    expect(boundOf('beside-self-waker', 'yield_now', 'yielder', '1.53.1', 2)).toBe(60);
    const polls = await recordedIn(example('1.53.1/S1-defer-plus1-mt1'), 'y', 'yield_now');
    expect(polls).toMatchObject({ p50: 60, max: 61 });
  });

  test.each([
    ['1.24.2', 'yield_now', 'S4-pingpong-defer-mt1', 7680],
    ['1.24.2', 'self-wake', 'S4-pingpong-wake-mt1', 128],
    ['1.53.1', 'yield_now', 'S4-pingpong-defer-mt1', 240],
  ] as const)('in %s, by %s beside a pair that ends before: %s', async (release, how, file, most) => {
    expect(boundOf('channels', how, 'bystander', release)).toBe(most);
    expect((await recordedIn(fixture(`${release}/${file}`), 'bystander', how)).max).toBe(121);
  });
});
