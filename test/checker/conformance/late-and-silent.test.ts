import { describe, expect, it } from 'vitest';
import { conforms, loadFixture } from './fixture.ts';

describe('a thread that starts late', () => {
  it('may run a worker that none has run, while another core waits for a thread', async () => {
    const recording = await loadFixture('1.38.2/late-threads-mt2-start');
    expect(await conforms(recording, '1.38.2')).toMatchObject({
      verdict: 'accepted',
      events: recording.events.length,
    });
  });
});

describe('a worker that is stopped until the runtime is shut down', () => {
  it('may have taken tasks that are dropped', async () => {
    const recording = await loadFixture('1.29.1/shutdown-mt4');
    expect(await conforms(recording, '1.29.1')).toMatchObject({
      verdict: 'accepted',
      events: recording.events.length,
    });
  });

  it('may not if the runtime is not', async () => {
    const { events, ...rest } = await loadFixture('1.29.1/shutdown-mt4');
    const running = events.filter((event) => !(event.e === 'poll.end' && event.task === 0 && event.ready));
    expect(await conforms({ ...rest, events: running }, '1.29.1')).toMatchObject({ verdict: 'refused' });
  });
});
