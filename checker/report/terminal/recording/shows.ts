import type { Coverage, EventKind, Header } from '../../../../traces/index.ts';

/** What recorders show, in words, by the kinds of events that show it. */
const subjects: readonly (readonly [subject: string, kinds: readonly EventKind[]])[] = [
  ['spawns', ['spawn.begin']],
  ['polls', ['poll.begin', 'poll.end']],
  ['wakes', ['wake.begin']],
  ['clones and drops of wakers', ['waker.clone', 'waker.drop']],
  ['ends of tasks', ['task.end']],
  ['yields', ['yield']],
  ['parks', ['park.begin', 'park.end']],
  ['lengths of queues', ['queue.sample']],
  ['what is put into queues and taken from them', ['schedule', 'take', 'steal']],
  ['the driver', ['driver.begin', 'driver.end']],
];

const byWorth: readonly Coverage[] = ['none', 'unknown', 'sampled', 'instrumented', 'all'];

const coverageOf = ({ coverage }: Header, kinds: readonly EventKind[]): Coverage => {
  const found = new Set(kinds.map((kind) => coverage[kind] ?? 'none'));
  return byWorth.find((worth) => found.has(worth)) ?? 'none';
};

const phrases: readonly (readonly [Coverage, phrase: string])[] = [
  ['all', ''],
  ['instrumented', ' of tasks spawned through it'],
  ['sampled', ', as samples'],
  ['unknown', ', perhaps not all'],
];

/** A list such as `spawns, polls and parks`. */
const listed = (words: readonly string[]): string => {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
};

/** What a recorder shows, as clauses: `polls and parks`, `wakes of tasks spawned through it`. */
export const shown = (header: Header): string =>
  phrases
    .flatMap(([coverage, phrase]) => {
      const words = subjects.flatMap(([subject, kinds]) =>
        coverageOf(header, kinds) === coverage ? [subject] : [],
      );
      return words.length === 0 ? [] : [`${listed(words)}${phrase}`];
    })
    .join('; ');

/** What it does not show. */
export const notShown = (header: Header): string =>
  listed(subjects.flatMap(([subject, kinds]) => (coverageOf(header, kinds) === 'none' ? [subject] : [])));

const moments: readonly (readonly [EventKind, phrase: string])[] = [
  ['spawn.begin', 'a spawn'],
  ['poll.begin', 'a poll begins'],
  ['poll.end', 'a poll ends'],
  ['wake.begin', 'a wake'],
  ['task.end', 'a task ends'],
  ['park.begin', 'a park begins'],
  ['park.end', 'a park ends'],
];

/** When it reads the clock, as clauses: `before a poll begins; after a poll ends`. Empty where that is always exact. */
export const times = ({ edges = {}, coverage }: Header): string =>
  (['before', 'after', 'unknown'] as const)
    .flatMap((edge) => {
      const words = moments.flatMap(([kind, phrase]) =>
        edges[kind] === edge && coverage[kind] !== undefined && coverage[kind] !== 'none' ? [phrase] : [],
      );
      const when = edge === 'unknown' ? 'before or after' : edge;
      return words.length === 0 ? [] : [`${when} ${listed(words)}`];
    })
    .join('; ');

/** What may be missing, as a sentence. */
export const losses = ({ loss }: Header): string => {
  if (loss === undefined) return 'nothing is lost';
  const places = [
    ...(loss.head ? ['before its first event'] : []),
    ...(loss.middle ? ['in between'] : []),
    ...(loss.tail ? ['after its last event'] : []),
  ];
  if (places.length === 0) return 'it says that nothing is missing';
  const elsewhere = loss.middle ? '' : '; the recorder may drop what it cannot keep, without a word';
  return `events may be missing ${listed(places)}${elsewhere}`;
};
