import { match, P } from 'ts-pattern';
import type { Event } from '../../../traces/index.ts';
import type { Line } from './line.ts';

/** What a thread is doing, as far as is recorded. */
export type Doing =
  | { readonly kind: 'idle' | 'parked' }
  | { readonly kind: 'polling'; readonly task: number }
  | { readonly kind: 'blocking'; readonly task: number };

/** A thread that has been seen, the worker that ran on it last, and what it is doing. */
export interface Lane {
  readonly s: number;
  readonly w: number | null;
  readonly doing: Doing;
}

const doingAfter = (event: Event, before: Doing): Doing =>
  match<Event, Doing>(event)
    .with({ e: P.union('poll.begin', 'block_in_place.end') }, ({ task }) => ({ kind: 'polling', task }))
    .with({ e: 'block_in_place.begin' }, ({ task }) => ({ kind: 'blocking', task }))
    .with({ e: 'park.begin' }, () => ({ kind: 'parked' }))
    .with({ e: P.union('poll.end', 'park.end', 'run.begin') }, () => ({ kind: 'idle' }))
    .otherwise(() => before);

/** The threads of a line as they are before each place, from the first place to the last. */
export const lanesAlong = (line: Line, to: number): readonly (readonly Lane[])[] => {
  const lanes = new Map<number, Lane>();
  const along: (readonly Lane[])[] = [];
  for (const { event } of line.slice(0, to + 1)) {
    along.push(Array.from(lanes.values()));
    const { s, w } = event;
    const before = lanes.get(s);
    const doing = doingAfter(event, before?.doing ?? { kind: 'idle' });
    lanes.set(s, { s, w: w ?? before?.w ?? null, doing });
  }
  return along;
};
