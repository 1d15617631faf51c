import type { Event } from '../../../traces/index.ts';
import { number } from './number.ts';

const laneOf = ({ w, s }: Event): string => {
  if (w !== null) return ` on worker ${w}`;
  return s < 0 ? '' : ` on thread ${s}`;
};

const has = (events: readonly Event[], kind: Event['e']): boolean => events.some(({ e }) => e === kind);

/** What a task does in a poll of which these are the events. */
const howItGoes = (events: readonly Event[], task: number): string => {
  if (events.some((event) => event.e === 'wake.begin' && event.task === task)) return ' that wakes itself';
  if (has(events, 'yield')) return ' that yields';
  return events.some((event) => event.e === 'poll.end' && event.ready) ? ' that completes' : '';
};

const wakeFrom = {
  poll: 'from a poll',
  complete: 'on completion of another',
  runtime: 'by the driver or the deferred list',
  external: 'from outside',
  block_in_place: 'on entry of block_in_place',
} as const;

/** Events that count as one thing, in words: a poll, a wake, a park, a spawn, or else the only one or the first of them. */
export const thingInWords = (events: readonly Event[]): string => {
  const [first] = events;
  if (first === undefined) return 'nothing';
  const lane = laneOf(first);
  const isPoll = (first.e === 'run.begin' || first.e === 'poll.begin') && has(events, 'poll.end');
  if (isPoll && first.task !== undefined)
    return `a poll of task ${first.task}${lane}${howItGoes(events, first.task)}`;
  if (first.e === 'wake.begin') {
    const from = first.from === undefined ? '' : ` ${wakeFrom[first.from]}`;
    return `a wake of task ${first.task}${from}${lane}`;
  }
  if (first.e === 'park.begin' && has(events, 'park.end')) return `a park${lane}`;
  if (first.e === 'spawn.begin') return `the spawn of task ${first.task}${lane}`;
  return `${first.e}${'task' in first ? ` of task ${first.task}` : ''}${lane}`;
};

/** Where it was recorded: one number, or the first and the last. */
export const placesOf = (events: readonly Event[]): string => {
  const places = events.map(({ g }) => g);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return first === last ? `g ${number(first)}` : `g ${number(first)} to ${number(last)}`;
};
