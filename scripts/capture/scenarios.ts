import type { Program } from './programs.ts';
import type { Shape } from './shapes.ts';

type More = Partial<Omit<Program, 'crate' | 'name' | 'args'>>;

const scenario = (name: string, args: string, more: More = {}): Program => ({
  crate: 'scenarios',
  name,
  args: args.split(' '),
  isBasic: false,
  ...more,
});

/** The same program with tasks that yield in the one way and in the other. */
const bothWays = (name: string, args: string, more: More = {}): readonly Program[] =>
  ['yield_now', 'self-wake'].map((how) => scenario(`${name}-${how}`, `${args} --how ${how}`, more));

/** By way, how often tasks yield: as long as it takes until they have waited for as long as they can. */
const yieldingFor = (
  name: string,
  args: string,
  yields: Readonly<Record<'yield_now' | 'self-wake', number>>,
  more: More = {},
): readonly Program[] =>
  Object.entries(yields).map(([how, count]) =>
    scenario(`${name}-${how}`, `${args} --yields ${count} --how ${how}`, more),
  );

const basic: More = { isBasic: true };
const severalThreads = ({ name }: Shape): boolean => name !== 'ct';
// A worker on which all waits says little where no other could take it.
const severalWorkers = ({ name }: Shape): boolean => name === 'mt2' || name === 'mt4';
// Waits that no other worker can end, which are bounded.
const oneThread = ({ name }: Shape): boolean => name === 'mt1' || name === 'ct';

const size = '--tasks 3 --yields 40';

/** The programs without guests: each asks one question of the scheduler. */
export const scenarios: readonly Program[] = [
  ...bothWays('yielders', `yielders ${size}`, basic),
  ...bothWays('one-yielder', 'yielders --tasks 1 --yields 130'),
  ...bothWays('yielders-computing', 'yielders --tasks 4 --yields 40 --unit 20'),
  ...bothWays('beside-self-waker', 'beside-self-waker --tasks 2 --yields 3', basic),
  ...yieldingFor(
    'one-beside-self-waker',
    'beside-self-waker --tasks 1',
    { yield_now: 2, 'self-wake': 40 },
    { ...basic, runsOn: oneThread },
  ),
  scenario('mix', 'mix --tasks 2 --yields 30 --unit 20', basic),
  ...bothWays('ping-pong', 'ping-pong --yields 60', basic),
  scenario('ping-pong-alone', 'ping-pong-alone --yields 100'),
  scenario('hogged-after-wake', 'hogged-after-wake --ms 10', { ...basic, runsOn: severalWorkers }),
  scenario('hogged-after-two-wakes', 'hogged-after-two-wakes --ms 10', { ...basic, runsOn: severalWorkers }),
  scenario('hogged-after-spawn', 'hogged-after-spawn --ms 10', { runsOn: severalWorkers }),
  ...bothWays('hogged-after-yield', 'hogged-after-yield --ms 10', { ...basic, runsOn: severalWorkers }),
  ...yieldingFor(
    'hogged-worker',
    'hogged-worker --tasks 1 --unit 5',
    { yield_now: 130, 'self-wake': 40 },
    { ...basic, runsOn: oneThread },
  ),
  ...bothWays('coop', 'coop --tasks 1 --repeats 400', basic),
  scenario('many', 'many --tasks 400 --yields 1'),
  ...bothWays('block-in-place', 'block-in-place --tasks 1 --unit 200 --ms 3', { runsOn: severalThreads }),
  scenario('block-in-place-mix', 'block-in-place-mix --tasks 1 --unit 200 --ms 3', {
    ...basic,
    runsOn: severalThreads,
  }),
  ...bothWays('guests', 'guests --tasks 1 --unit 500 --ms 40', basic),
  ...bothWays('two-guests', 'guests --tasks 2 --unit 500 --ms 40'),
  ...bothWays('guests-alone', 'guests-alone --tasks 3 --unit 100 --ms 10'),
  ...bothWays('cross-wake-by-task', 'cross-wake-by-task --tasks 1 --yields 60 --unit 10'),
  scenario('cross-wake-by-thread', 'cross-wake-by-thread --yields 40 --unit 10', basic),
  scenario('no-lifo-slot', 'mix --tasks 2 --yields 40 --no-lifo-slot', basic),
  scenario('event-interval-7', 'beside-self-waker --tasks 2 --yields 8 --event-interval 7'),
  scenario('global-queue-interval-5', 'cross-wake-by-thread --yields 40 --unit 10 --global-queue-interval 5'),
  scenario('eager-driver-handoff', 'guests --tasks 1 --unit 500 --ms 40 --eager-driver-handoff', {
    runsOn: severalThreads,
    needs: 'eager-driver-handoff',
  }),
  scenario('alt-timer', 'mix --tasks 2 --yields 40 --alt-timer', {
    runsOn: severalThreads,
    needs: 'alt-timer',
  }),
];
