import type { Program } from './programs.ts';

const custom = 'yield-custom';

/** Ways in which guests yield, as the crate `guests` calls them, with the feature that one needs. */
export const ways: readonly (readonly [way: string, needs?: string])[] = [
  ['none'],
  ['continue'],
  ['own'],
  ['own-by-callback'],
  ['fuel'],
  ['yield-now', custom],
  ['yield-now-twice', custom],
  ['sleep-zero', custom],
  ['spawn-blocking', custom],
];

const basic: ReadonlySet<string> = new Set([
  'one-guest-own',
  'one-guest-fuel',
  'three-guests-own',
  'three-guests-fuel',
]);

const guest = (name: string, way: string, args: string, needs?: string): Program => ({
  crate: 'guests',
  name,
  args: [way, ...args.split(' ')],
  isBasic: basic.has(name),
  ...(needs !== undefined && { needs }),
});

/** One guest beside timer, socket and messages, long enough for some rounds of 61 ticks; three of them; other programs. */
export const guests: readonly Program[] = [
  ...ways.flatMap(([way, needs]) => [
    guest(`one-guest-${way}`, way, `--guests 1 --ms 300 --fuel 10000000`, needs),
    guest(`three-guests-${way}`, way, `--guests 3 --ms 120 --epoch 500 --fuel 5000000`, needs),
  ]),
  guest('one-guest-own-no-lifo-slot', 'own', '--guests 1 --ms 300 --no-lifo-slot'),
  guest('three-guests-own-no-lifo-slot', 'own', '--guests 3 --ms 120 --epoch 500 --no-lifo-slot'),
  ...(['own', 'fuel', 'yield-now'] as const).flatMap((way) =>
    (['calls', 'sleeps'] as const).map((program) =>
      guest(
        `two-guests-that-${program === 'calls' ? 'call' : 'sleep'}-${way}`,
        way,
        `--program ${program} --guests 2 --ms 40 --epoch 500 --fuel 5000000`,
        way === 'yield-now' ? custom : undefined,
      ),
    ),
  ),
];
