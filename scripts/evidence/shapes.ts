import type { YieldName } from '../../model/index.ts';

/** Tasks of a recorded program that do what those of an endless workload do. */
export interface Shape {
  /** The name of the recording, up to the runtime. */
  readonly program: string;
  readonly workload: string;
  readonly tasks: number;
  readonly yield: YieldName;
  /** The roles in the recording, one for each task. */
  readonly among: readonly string[];
  /** By role of the workload, the role in the recording. */
  readonly roles: Readonly<Record<string, string>>;
}

const times = (count: number, role: string): readonly string[] => Array.from({ length: count }, () => role);

const ways: readonly YieldName[] = ['self-wake', 'yield_now'];

type Guests = readonly [program: string, guests: number, way: YieldName];

const programsOfGuests: readonly Guests[] = [
  ...ways.flatMap((way): readonly Guests[] => [
    [`guests-${way}`, 1, way],
    [`two-guests-${way}`, 2, way],
  ]),
  ['one-guest-own', 1, 'self-wake'],
  ['one-guest-yield-now', 1, 'yield_now'],
];

/** Guests beside a timer and messages of a foreign thread: whoever is not looked at sleeps meanwhile, or is not polled. */
const ofGuests = ([program, tasks, way]: Guests): readonly Shape[] => {
  const guests = times(tasks, 'guest');
  const of = { program, tasks, yield: way };
  return [
    { ...of, workload: 'timer-beside-guests', among: ['timer', ...guests], roles: { sleeper: 'timer' } },
    { ...of, workload: 'foreign-wakes', among: ['message', ...guests], roles: { woken: 'message' } },
    ...(tasks < 2 ? [] : [{ ...of, workload: 'yielders', among: guests, roles: { yielder: 'guest' } }]),
  ];
};

/**
 * A pair that sends messages is that of `ping-pong` as well: what `channels` adds is a budget, of which it uses up nothing where
 * the LIFO slot is left after three polls.
 */
const ofPairs = (way: YieldName): readonly Shape[] =>
  ['ping-pong', 'channels'].map((workload) => ({
    program: `ping-pong-${way}`,
    workload,
    tasks: 1,
    yield: way,
    among: ['ping', 'pong', 'bystander'],
    roles: { bystander: 'bystander' },
  }));

const ofYielders = (way: YieldName): readonly Shape[] => {
  const roles = { yielder: 'yielder' };
  return [
    {
      program: `beside-self-waker-${way}`,
      workload: 'beside-self-waker',
      tasks: 2,
      yield: way,
      among: ['self-waker', ...times(2, 'yielder')],
      roles,
    },
    {
      program: `one-beside-self-waker-${way}`,
      workload: 'beside-self-waker',
      tasks: 1,
      yield: way,
      among: ['self-waker', 'yielder'],
      roles,
    },
    {
      program: `hogged-worker-${way}`,
      workload: 'hogged-worker',
      tasks: 1,
      yield: way,
      among: ['waiter', 'hog', 'yielder'],
      roles: { waiter: 'waiter', ...roles },
    },
    {
      program: `yielders-${way}`,
      workload: 'yielders',
      tasks: 3,
      yield: way,
      among: times(3, 'yielder'),
      roles,
    },
    {
      program: `coop-${way}`,
      workload: 'coop-budget',
      tasks: 1,
      yield: way,
      among: ['receiver', 'yielder'],
      roles: { receiver: 'receiver' },
    },
  ];
};

/** All that is known of recorded programs; what is not here has another shape than every endless workload. */
export const shapes: readonly Shape[] = [
  ...ways.flatMap(ofPairs),
  ...ways.flatMap(ofYielders),
  ...programsOfGuests.flatMap(ofGuests),
];
