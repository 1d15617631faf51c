import type { Event } from '../../../../../traces/index.ts';
import { plainWaits } from '../plain-waits.ts';
import { roleOf } from './random-turns.ts';

/** The part of a wait that counts, as a quadratic oracle finds it. */
export interface PlainAmong {
  readonly role: string;
  readonly kind: string;
  readonly polls: number;
}

/** The tasks that have been spawned and have not completed before position `g`. */
const livingAt = (events: readonly Event[], g: number): readonly number[] =>
  [...new Set(events.slice(0, g).flatMap((event) => (event.e === 'spawn.begin' ? [event.task] : [])))].filter(
    (task) => lifeBegins(events, task, g) > lastEnd(events, task, g),
  );

const lastEnd = (events: readonly Event[], task: number, g: number): number =>
  events.slice(0, g).findLastIndex((event) => event.e === 'poll.end' && event.task === task && event.ready);

const lifeBegins = (events: readonly Event[], task: number, g: number): number =>
  events.slice(0, g).findLastIndex((event) => event.e === 'spawn.begin' && event.task === task);

const wasPolled = (events: readonly Event[], task: number, g: number): boolean =>
  events
    .slice(lifeBegins(events, task, g), g)
    .some((event) => event.e === 'poll.begin' && event.task === task);

const areAlone = (events: readonly Event[], g: number, asked: readonly string[]): boolean => {
  const theirs = livingAt(events, g).filter((task) => asked.includes(roleOf(task)));
  return (
    theirs.map(roleOf).toSorted().join() === asked.toSorted().join() &&
    theirs.every((task) => wasPolled(events, task, g))
  );
};

/** Whether the poll that begins at `g` is one in which its task goes on living. */
const isCounted = (events: readonly Event[], g: number, asked: readonly string[]): boolean => {
  const begin = events[g];
  if (begin?.e !== 'poll.begin' || !asked.includes(roleOf(begin.task))) return false;
  const end = events.slice(g).find((event) => event.e === 'poll.end' && event.task === begin.task);
  return end?.e === 'poll.end' && !end.ready;
};

/** Every wait that ends in a poll, by the polls that count in the first stretch of it in which those asked about are alone. */
export const plainAmong = (events: readonly Event[], asked: readonly string[]): readonly PlainAmong[] =>
  plainWaits(events).flatMap(({ task, kind, from, to }): readonly PlainAmong[] => {
    if (kind === 'spawn' || kind === 'spawn-outside' || !asked.includes(roleOf(task))) return [];
    const positions = Array.from({ length: to - from }, (_, i) => from + 1 + i);
    const matters = (g: number): boolean => {
      const event = events[g];
      if (event?.e === 'poll.begin') return true;
      if (event?.e !== 'spawn.begin' && !(event?.e === 'poll.end' && event.ready)) return false;
      return asked.includes(roleOf(event.task));
    };
    const first = positions.find((g) => matters(g) && areAlone(events, g, asked));
    if (first === undefined) return [];
    const turns = positions.filter((g) => g >= first && matters(g));
    const stop = turns.findIndex((g) => g === to || !isCounted(events, g, asked));
    return [{ role: roleOf(task), kind, polls: stop }];
  });

/** The most of each role and kind. */
export const mostOf = (waits: readonly PlainAmong[]): Readonly<Record<string, number>> => {
  const most: Record<string, number> = {};
  for (const { role, kind, polls } of waits) {
    const key = `${role} after ${kind}`;
    most[key] = Math.max(most[key] ?? 0, polls);
  }
  return most;
};
