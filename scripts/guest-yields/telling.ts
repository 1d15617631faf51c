import { measuredDurations, wakingsSeen } from '../../checker/timing/measured-durations.ts';
import { ways } from '../capture/guests.ts';
import { shapes } from '../capture/shapes.ts';
import { movesAlone } from './can-move.ts';
import { number } from './cells.ts';
import type { Closeness } from './closeness.ts';
import { told } from './corpus.ts';
import type { Lookup } from './corpus.ts';
import { exceptions } from './estimates.ts';
import type { Compared } from './estimates.ts';
import { distinctWays } from './predictions.ts';
import { unitOfFuel } from './unit-of-fuel.ts';
import { yieldsBy } from './ways-modelled.ts';

const { step, pass, oversleep, wakings } = measuredDurations;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const microseconds = (nanoseconds: number): string => `${number(nanoseconds / 1000)} µs`;

/** What a simulation supposes to take how long, and where each figure comes from. */
export const durationRows = (): readonly (readonly string[])[] => [
  [
    'a step of the scheduler that asks the system for nothing',
    `twice ${step} ns at most, at random`,
    'a task alone that wakes itself',
  ],
  ['a pass that does not sleep', `${pass} ns`, 'a task alone that yields by `yield_now`, less the former'],
  [
    'what a sleep takes longer than asked',
    microseconds(oversleep),
    'the foreign thread of the recorded programs',
  ],
  [
    'waking a thread',
    `it runs after ${microseconds(median(wakings.map(({ wokenRuns }) => wokenRuns)))}, who woke it goes on after ${microseconds(median(wakings.map(({ wakerIsBack }) => wakerIsBack)))}: medians of ${wakings.length} pairs, each as likely`,
    `programs on two workers; of ${wakingsSeen.all} wakings ${wakingsSeen.descheduled} are left out, in which whoever woke another went on after more than a millisecond: taken for descheduled`,
  ],
  ['a turn of a guest', 'to the end of the epoch, or its fuel', 'the program'],
  ['a unit of fuel', `${unitOfFuel} ns`, 'two guests that run on fuel and call the host'],
  [
    'a timer, and a sleep in `epoll_wait`',
    'to the next millisecond of its clock, and whole milliseconds',
    'Tokio, which rounds both up',
  ],
  ['the interval of the inject queue', 'as Tokio tunes it, from 61 on', 'Tokio'],
];

/** The share of measured wakings in which the woken thread ran before the one that woke it went on, of hundred. */
export const shareOfWokenFirst = (): string =>
  number(
    (100 * wakings.filter(({ wakerIsBack, wokenRuns }) => wakerIsBack >= wokenRuns).length) / wakings.length,
  );

/** How many figures are how near. */
export const tallyOf = (figures: readonly Compared[]): Readonly<Record<Closeness | 'all', number>> => {
  const count = (closeness: Closeness): number => figures.filter((one) => one.closeness === closeness).length;
  return {
    all: figures.length,
    near: count('near'),
    race: count('race'),
    descheduled: count('descheduled'),
    far: count('far'),
  };
};

/** Why figures are far, and of which recordings: each reason once. */
export const reasonsWhyFar = (): readonly string[] => [
  ...new Set(exceptions.map(({ recording, because }) => `in \`${recording}\` ${because}`)),
];

/** The longest turn of any guest that yields, in milliseconds. */
export const longestTurn = (of: Lookup): number =>
  Math.max(
    ...told.flatMap((program) =>
      ways.flatMap(([way]) => shapes.map(({ name }) => of(program, way, name).longestTurn)),
    ),
  );

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Under which ways a guest quite alone can go on on another worker, and under which it cannot. */
export const movingAlone = (): string => {
  const found = distinctWays
    .filter((way) => yieldsBy(way).length > 0)
    .map((way) => ({ way, alone: movesAlone(way) }));
  const [can, cannot] = [
    found.filter(({ alone }) => alone.canMove),
    found.filter(({ alone }) => !alone.canMove),
  ];
  const states = cannot.map(({ alone }) => alone.states.toLocaleString('en-GB')).join(' and ');
  return `it can under ${listed(can.map(({ way }) => way))}, and cannot under ${listed(cannot.map(({ way }) => way))}, in none of ${states} states`;
};
