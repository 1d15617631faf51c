import { expect, test } from 'vitest';
import { endlessEncountersOf, timedEncountersOf } from '../../../checker/cli/compare/encounters.ts';
import type { Contestant } from '../../../checker/cli/compare/axis.ts';

type Flags = Contestant['flags'];

const intervalsOf = (of: typeof timedEncountersOf, one: Flags, other: Flags): readonly unknown[] =>
  of(
    'yielders',
    'tokio',
    [
      { name: 'one', flags: one },
      { name: 'other', flags: other },
    ],
    {},
  ).map(({ questions }) => questions.map(({ constants }) => constants.globalQueueInterval));

const flags = (more: Partial<Flags>): Flags => ({ lifoSlot: true, yield: ['yield_now'], ...more });

test('in time, an interval tunes itself where the release does that and no number is named', () => {
  expect(intervalsOf(timedEncountersOf, flags({ tokio: '1.28.2' }), flags({ tokio: '1.53.1' }))).toEqual([
    [61, 'auto'],
  ]);
  const named = flags({ tokio: '1.53.1', globalQueueInterval: 31 });
  const tuned = flags({ tokio: '1.53.1', globalQueueInterval: 'auto' });
  expect(intervalsOf(timedEncountersOf, named, tuned)).toEqual([[31, 'auto']]);
  const oneThread = flags({ tokio: '1.53.1', flavor: 'current_thread' });
  expect(intervalsOf(timedEncountersOf, oneThread, oneThread)).toEqual([[31, 31]]);
});

test('bounds are asked with the interval that Tokio starts with', () => {
  const newest = flags({ tokio: '1.53.1' });
  expect(intervalsOf(endlessEncountersOf, newest, newest)).toEqual([[61, 61]]);
});
