import { describe, expect, it } from 'vitest';
import { firstCancelled } from '../../../checker/conformance/index.ts';
import { asTrace, loadFixture } from './fixture.ts';

describe('a task that was cancelled', () => {
  it('is in no recording of programs that came to their end', async () => {
    const recording = await loadFixture('1.53.1/S1-defer-mt1');
    expect(recording.events.some(({ e }) => e === 'task.end')).toBe(true);
    expect(await firstCancelled(asTrace(recording))).toBeUndefined();
  });

  it('is one that ended without a poll that completed it', async () => {
    const { events, ...rest } = await loadFixture('1.53.1/S1-defer-mt1');
    const last = events.findLast((event) => event.e === 'poll.end' && event.ready && event.task > 0);
    const cut = events.filter((event) => event !== last);
    const task = last?.e === 'poll.end' ? last.task : undefined;
    expect(task).toBeGreaterThan(0);
    expect(await firstCancelled(asTrace({ ...rest, events: cut }))).toEqual({ task });
  });

  it('may have been shut down once block_on had returned', async () => {
    const recording = await loadFixture('1.45.1/shutdown-mt2');
    const root = recording.events.find((event) => event.e === 'poll.end' && event.ready && event.task === 0);
    expect(await firstCancelled(asTrace(recording))).toMatchObject({ returned: root?.g });
  });
});
