import type { Event, Occurrence } from '../../../traces/index.ts';
import type { Lane } from './lanes.ts';
import type { Site } from './site.ts';

/** Something that may have happened on a thread and was not recorded. */
export interface Invented {
  readonly events: readonly Event[];
  /** Equal for what differs only by place or thread. */
  readonly sameAs: string;
}

type At = Pick<Event, 'g' | 't' | 's' | 'w'>;

const stamped = (occurrence: Occurrence, at: At): Event => ({ ...occurrence, ...at });

const invent = (at: At, sameAs: string, ...occurrences: readonly Occurrence[]): Invented => ({
  events: occurrences.map((occurrence) => stamped(occurrence, at)),
  sameAs,
});

type WakeFrom = 'poll' | 'runtime' | 'external' | 'block_in_place';

const wake = (task: number, by: number | null, from: WakeFrom): readonly Occurrence[] => [
  { e: 'wake.begin', task, by, from },
  { e: 'wake.end', task },
];

const turns = (task: number, { hasRunHooks }: Site, at: At): readonly Invented[] => {
  const ways: readonly (readonly [string, ...Occurrence[]])[] = [
    ['', { e: 'poll.end', task, ready: false }],
    ['waking', ...wake(task, task, 'poll'), { e: 'poll.end', task, ready: false }],
    ['yielding', { e: 'yield', task, how: 'yield_now' }, { e: 'poll.end', task, ready: false }],
    ['completing', { e: 'poll.end', task, ready: true }],
  ];
  return ways.map(([way, ...rest]) => {
    const poll: readonly Occurrence[] = [{ e: 'poll.begin', task }, ...rest];
    const whole: readonly Occurrence[] = hasRunHooks
      ? [{ e: 'run.begin', task }, ...poll, { e: 'run.end', task }]
      : poll;
    return invent(at, `turn ${task} ${at.w} ${way}`, ...whole);
  });
};

const whilePolling = (task: number, { tasks, hasBlocking }: Site, at: At): readonly Invented[] => [
  ...tasks.map((other) => invent(at, `wake ${other}`, ...wake(other, task, 'poll'))),
  ...([false, true] as const).map((ready) =>
    invent(at, `poll.end ${task} ${ready}`, { e: 'poll.end', task, ready }),
  ),
  invent(at, `yield ${task}`, { e: 'yield', task, how: 'yield_now' }),
  invent(at, `yield ${task}`, { e: 'yield', task, how: 'coop' }),
  ...(hasBlocking ? [invent(at, `block_in_place.begin ${task}`, { e: 'block_in_place.begin', task })] : []),
];

const whileIdle = (site: Site, at: At): readonly Invented[] => [
  ...site.tasks.map((task) => invent(at, `wake ${task}`, ...wake(task, null, 'runtime'))),
  ...site.tasks.flatMap((task) => turns(task, site, at)),
  ...site.tasks.map((task) => invent(at, `poll.begin ${task}`, { e: 'poll.begin', task })),
  invent(at, `park ${at.w}`, { e: 'park.begin' }, { e: 'park.end' }),
  invent(at, `park.begin ${at.w}`, { e: 'park.begin' }),
];

const whileBlocking = (task: number, { tasks }: Site, at: At): readonly Invented[] => [
  ...tasks.map((other) => invent(at, `wake ${other}`, ...wake(other, null, 'block_in_place'))),
  ...tasks.map((other) => invent(at, `wake ${other}`, ...wake(other, task, 'poll'))),
  invent(at, `block_in_place.end ${task}`, { e: 'block_in_place.end', task }),
];

const whileParked = ({ tasks }: Site, at: At): readonly Invented[] => [
  ...tasks.map((task) => invent(at, `wake ${task}`, ...wake(task, null, 'runtime'))),
  invent(at, `park.end ${at.w}`, { e: 'park.end' }),
];

const spawns = ({ unborn }: Site, by: number | null, at: At): readonly Invented[] =>
  Array.from(unborn, (task) =>
    invent(at, `spawn ${task}`, { e: 'spawn.begin', task, by }, { e: 'spawn.end', task }),
  );

/** What may have happened on a thread of the runtime right before the event whose `g` and `t` these are. */
export const inventedOn = (lane: Lane, site: Site, { g, t }: Event): readonly Invented[] => {
  const { s, w, doing } = lane;
  const at = { g, t, s, w };
  switch (doing.kind) {
    case 'polling':
      return [...whilePolling(doing.task, site, at), ...spawns(site, doing.task, at)];
    case 'blocking':
      return [...whileBlocking(doing.task, site, at), ...spawns(site, doing.task, at)];
    case 'parked':
      return whileParked(site, at);
    case 'idle':
      return whileIdle(site, at);
  }
};

/** A number that no thread of a recording has. */
const elsewhere = -1;

/** What may have happened on a thread that is none of the runtime's. */
export const inventedElsewhere = (site: Site, { g, t }: Event): readonly Invented[] => {
  const at = { g, t, s: elsewhere, w: null };
  return [
    ...site.tasks.map((task) => invent(at, `wake ${task} elsewhere`, ...wake(task, null, 'external'))),
    ...spawns(site, null, at),
  ];
};
