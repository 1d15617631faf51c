import { describe, expect, it } from 'vitest';
import { askRecording } from '../../../checker/check/conformance/ask.ts';
import { ConformanceTally } from '../../../checker/check/conformance/summary.ts';
import { conform, firstCancelled } from '../../../checker/conformance/index.ts';
import type { Trace } from '../../../traces/index.ts';
import { asTrace, loadFixture, rulesFor } from './fixture.ts';

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

  it('leaves what is refused undecided, and counts it as nothing else', async () => {
    const recording = await loadFixture('1.54.1/aborted-mt1');
    const open = (): Promise<Trace> => Promise.resolve(asTrace(recording));
    const { runtime } = recording.header;
    const conformance = await conform(asTrace(recording), rulesFor(runtime.version ?? ''));
    expect(conformance.verdict).toBe('refused');

    const outcome = await askRecording('aborted.jsonl', open, { kind: 'own' }, () => true);
    expect(outcome).toMatchObject({ kind: 'undecided', because: expect.stringContaining('was aborted') });
    const tally = new ConformanceTally();
    tally.add(outcome);
    expect(tally.summary()).toMatchObject({ undecided: 1, refused: 0 });
  });
});
