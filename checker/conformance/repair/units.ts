import { match, P } from 'ts-pattern';
import type { Event } from '../../../traces/index.ts';
import type { Line } from './line.ts';

/** The places of what counts as one thing, ascending. */
export type Unit = readonly number[];

/** How far the end of a thing is looked for. */
const longest = 200;

type IsEnd = (event: Event) => boolean;

interface Found {
  /** The begin, the end, and all between them on the thread. */
  readonly whole: Unit;
  readonly ends: Unit;
}

const upTo = (line: Line, from: number, isEnd: IsEnd, isOther: IsEnd): Found | undefined => {
  const s = line[from]?.event.s;
  const whole = [from];
  for (let i = from + 1; i < Math.min(line.length, from + longest); i++) {
    const event = line[i]?.event;
    if (event === undefined || event.s !== s) continue;
    whole.push(i);
    if (isEnd(event)) return { whole, ends: [from, i] };
    if (isOther(event)) return undefined;
  }
  return undefined;
};

const never: IsEnd = () => false;

const turn = (line: Line, i: number, event: Event): readonly Unit[] => {
  const end = event.e === 'run.begin' ? 'run.end' : 'poll.end';
  const found = upTo(
    line,
    i,
    ({ e }) => e === end,
    ({ e }) => e === event.e,
  );
  return found === undefined ? [] : [found.whole];
};

const pair = (line: Line, i: number, task: number, end: Event['e']): Unit => {
  const found = upTo(line, i, (event) => event.e === end && 'task' in event && event.task === task, never);
  return found?.ends ?? [i];
};

/** A yield with the wake of the task itself that follows it. */
const selfWake = (line: Line, i: number, task: number): readonly Unit[] => {
  const found = upTo(
    line,
    i,
    (event) => event.e === 'wake.end' && event.task === task,
    ({ e }) => e === 'poll.end',
  );
  return found === undefined ? [] : [found.whole];
};

const park = (line: Line, i: number): readonly Unit[] => {
  const found = upTo(
    line,
    i,
    ({ e }) => e === 'park.end',
    ({ e }) => e === 'park.begin',
  );
  return found === undefined ? [] : [found.ends];
};

const hasHook = (line: Line, i: number, { s }: Event): boolean => {
  for (let j = i - 1; j >= Math.max(0, i - longest); j--) {
    const event = line[j]?.event;
    if (event?.s === s) return event.e === 'run.begin';
  }
  return false;
};

/** The things that begin at a place, as recorders lose or misplace them: pairs and whole turns count once. */
export const unitsAt = (line: Line, i: number): readonly Unit[] => {
  const event = line[i]?.event;
  if (event === undefined) return [];
  return match<Event, readonly Unit[]>(event)
    .with({ e: 'run.begin' }, () => turn(line, i, event))
    .with({ e: 'poll.begin' }, () => (hasHook(line, i, event) ? [[i]] : [...turn(line, i, event), [i]]))
    .with({ e: 'wake.begin' }, ({ task }) => [pair(line, i, task, 'wake.end')])
    .with({ e: 'spawn.begin' }, ({ task }) => [pair(line, i, task, 'spawn.end')])
    .with({ e: 'yield' }, ({ task }) => [[i], ...selfWake(line, i, task)])
    .with({ e: 'park.begin' }, () => [...park(line, i), [i]])
    .with({ e: 'block_in_place.begin' }, ({ task }) => [[i], pair(line, i, task, 'block_in_place.end')])
    .with({ e: P.union('poll.end', 'park.end', 'block_in_place.end') }, () => [[i]])
    .otherwise(() => []);
};
