import { describe, expect, it } from 'vitest';
import { conforms, loadCurrentThread, loadFixture } from './fixture.ts';
import type { Recording } from '../tampering/recording.ts';

const recordings: readonly (readonly [release: string, name: string, load: typeof loadFixture])[] = [
  ['1.45.1', 'abort-sleeping-mt2', loadFixture],
  ['1.45.1', 'abort-running-mt4', loadFixture],
  ['1.53.0', 'abort-idle-mt1', loadFixture],
  ['1.53.0', 'abort-ct', loadCurrentThread],
];

/** Where a task ends that no poll has completed. */
const firstAbort = ({ events }: Recording): number => {
  const complete = new Set<number>();
  for (const [i, event] of events.entries()) {
    if (event.e === 'poll.end' && event.ready) complete.add(event.task);
    if (event.e === 'task.end' && event.task !== undefined && !complete.has(event.task)) return i;
  }
  throw new Error('nothing is aborted');
};

describe.each(recordings)('%s %s', (release, name, load) => {
  it('is a behaviour of its release', async () => {
    const recording = await load(`${release}/${name}`);
    expect(await conforms(recording, release)).toMatchObject({
      verdict: 'accepted',
      events: recording.events.length,
    });
  });

  it('is none if nothing was aborted', async () => {
    const { events, ...rest } = await load(`${release}/${name}`);
    const unended = events.filter(({ e }) => e !== 'task.end');
    expect(await conforms({ ...rest, events: unended }, release)).toMatchObject({ verdict: 'refused' });
  });

  it('is none if a task is polled after it was dropped', async () => {
    const { events, ...rest } = await load(`${release}/${name}`);
    const at = firstAbort({ events, ...rest });
    const { task } = { task: undefined, ...events[at] };
    const polled = events.flatMap((event, i) =>
      i > at && event.e === 'poll.begin' && event.task !== 0 && task !== undefined
        ? [{ ...event, task }]
        : [event],
    );
    expect(await conforms({ ...rest, events: polled }, release)).toMatchObject({ verdict: 'refused' });
  });
});
