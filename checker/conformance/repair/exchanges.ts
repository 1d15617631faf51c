import type { Event } from '../../../traces/index.ts';
import type { Candidate } from './edit.ts';
import { withChanged } from './line.ts';
import type { Line } from './line.ts';
import type { Site } from './site.ts';
import type { Unit } from './units.ts';
import { unitsAt } from './units.ts';

/** How many events apart two things may be. */
const furthest = 40;

interface Thing {
  readonly unit: Unit;
  readonly kind: 'turn' | 'wake';
  readonly task: number;
}

const thingsAt = (line: Line, at: number): readonly Thing[] => {
  const event = line[at]?.event;
  const [unit] = unitsAt(line, at);
  if (event === undefined || unit === undefined || unit.length < 2) return [];
  if (event.e === 'wake.begin') return [{ unit, kind: 'wake', task: event.task }];
  const isTurn = event.e === 'run.begin' || event.e === 'poll.begin';
  return isTurn && event.task !== undefined && event.task !== 0
    ? [{ unit, kind: 'turn', task: event.task }]
    : [];
};

/** What an event says when a task is taken for another. */
const retold = (event: Event, from: number, to: number): Event => {
  if (event.e === 'wake.begin' && event.by === from)
    return { ...event, by: to, task: event.task === from ? to : event.task };
  return 'task' in event && event.task === from ? { ...event, task: to } : event;
};

const changed = (line: Line, { unit, task }: Thing, to: number): readonly (readonly [number, Event])[] =>
  unit.flatMap((place) => {
    const event = line[place]?.event;
    return event === undefined ? [] : [[place, retold(event, task, to)] as const];
  });

const eventsOf = (line: Line, { unit }: Thing): readonly Event[] =>
  unit.flatMap((place) => line[place]?.event ?? []);

const exchange = (line: Line, one: Thing, other: Thing): Candidate => {
  const changes = new Map([...changed(line, one, other.task), ...changed(line, other, one.task)]);
  const [events, others] = [eventsOf(line, one), eventsOf(line, other)];
  return {
    at: one.unit[0] ?? 0,
    line: () => withChanged(line, changes),
    edit: { kind: 'exchanged', events, others },
    sameAs: `exchanged ${events[0]?.g} ${others[0]?.g}`,
  };
};

/** The line with the tasks of two polls, or of two wakes, exchanged. */
export const exchanges = ({ line, first, refused }: Site): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (let at = refused; at >= first; at--)
    for (const one of thingsAt(line, at))
      for (let next = at + 1; next < Math.min(line.length, at + furthest); next++)
        for (const other of thingsAt(line, next))
          if (other.kind === one.kind && other.task !== one.task) found.push(exchange(line, one, other));
  return found;
};
