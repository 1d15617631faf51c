import { describe, expect, test } from 'vitest';
import type { Recording } from '../tampering/recording.ts';
import { conforms, loadFixture } from './fixture.ts';

const recordings: readonly (readonly [release: string, name: string])[] = [
  ['1.45.1', 'shutdown-mt2'],
  ['1.28.2', 'shutdown-mt1'],
];

const load = ([release, name]: readonly [string, string]): Promise<Recording> =>
  loadFixture(`${release}/${name}`);

describe('a runtime that is shut down with tasks that are not complete', () => {
  test.each(recordings)('%s %s is a behaviour of its release', async (...which) => {
    const recording = await load(which);
    expect(await conforms(recording, which[0])).toMatchObject({
      verdict: 'accepted',
      events: recording.events.length,
    });
  });

  test.each(recordings)('%s %s is none while block_on has not returned', async (...which) => {
    const { header, events, end } = await load(which);
    const running = events.filter((event) => !(event.e === 'poll.end' && event.task === 0 && event.ready));
    expect(await conforms({ header, events: running, end }, which[0])).toMatchObject({ verdict: 'refused' });
  });

  test('1.28.2 shutdown-mt1, cut off before, is a behaviour of 1.53.1 whatever queue lengths were read', async () => {
    const { header, events } = await load(['1.28.2', 'shutdown-mt1']);
    const before = events.filter(({ g }) => g <= 300);
    expect(await conforms({ header, events: before, end: undefined }, '1.53.1')).toMatchObject({
      verdict: 'accepted',
      events: before.length,
    });
  });

  test.each(recordings)('%s %s has workers that poll no more', async (...which) => {
    const { header, events, end } = await load(which);
    const [poll] = events.filter((event) => event.e === 'poll.begin' && event.task !== 0).slice(-1);
    const last = events.findLast((event) => event.s === poll?.s);
    if (poll === undefined || last === undefined) throw new Error('the recording has no poll');
    const further = { ...poll, g: last.g + 0.5, t: last.t };
    const longer = events.flatMap((event) => (event === last ? [event, further] : [event]));
    const { verdict, reasons } = await conforms({ header, events: longer, end }, which[0]);
    expect({ verdict, rule: reasons[0]?.rule }).toEqual({ verdict: 'refused', rule: 'left-loop' });
  });
});
