import { describe, expect, test } from 'vitest';
import { releases } from '../../../model/index.ts';
import { parseSweep } from '../../../checker/cli/endless/axes.ts';

const labels = (given: string) =>
  parseSweep(given).map(({ name, values }) => [name, values.map(({ label }) => label).join(' ')]);

describe('the axes of a sweep', () => {
  test('have names, values and ranges', () => {
    expect(labels('workers=1, 2; tasks=1..3,8;event-interval=61')).toEqual([
      ['workers', '1 2'],
      ['tasks', '1 2 3 8'],
      ['event-interval', '61'],
    ]);
  });

  test('set the options that they stand for', () => {
    const [axis] = parseSweep('global-queue-interval=7');
    expect(axis?.values[0]?.given).toEqual({ globalQueueInterval: 7 });
  });

  test('may be every release in which a rule changed, told together where it makes no difference', () => {
    const [axis] = parseSweep('tokio=eras');
    expect(axis?.values.map(({ label }) => label)).toEqual(releases.map(({ version }) => version));
    expect(axis?.merges).toBe(true);
    expect(parseSweep('tokio=1.50,1.53')[0]?.merges).toBe(false);
  });

  test('have a short name for all ways in all releases', () => {
    expect(labels('eras').map(([name]) => name)).toEqual(['yield', 'tokio']);
  });

  test('may come in several arguments', () => {
    expect(parseSweep('workers=2', parseSweep('tasks=1,2')).map(({ name }) => name)).toEqual([
      'tasks',
      'workers',
    ]);
  });

  test.each([
    ['', /takes axes with their values/u],
    ['eras?', /takes axes with their values.*not 'eras\?'/u],
    ['workers', /has no values/u],
    ['worker=1', /unknown axis 'worker'. Did you mean 'workers'/u],
    ['workers=', /has no values/u],
    ['workers=1;workers=2', /axis workers twice/u],
    ['workers=1,1', /workers=1 twice/u],
    ['workers=17', /from 1 to 16, not '17'/u],
    ['tasks=3..1', /has no numbers/u],
    ['tasks=1..5000', /too many numbers/u],
    ['yield=now', /unknown way of yielding 'now'/u],
    ['tokio=1.2', /not a release of Tokio/u],
  ])("refuse '%s'", (given, says) => {
    expect(() => parseSweep(given)).toThrow(says);
  });
});
