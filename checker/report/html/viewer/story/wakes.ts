import { kindNumber, type Events } from './events.ts';

/** Wakes and the polls that answer them, as places of events, in the order of the wakes. */
export interface Wakes {
  readonly from: readonly number[];
  /** -1 where no poll follows. */
  readonly to: readonly number[];
  /** For the place of a poll, the first of the wakes that it answers; -1 for none. */
  readonly answered: (poll: number) => number;
}

const [wake, poll] = [kindNumber('wake.begin'), kindNumber('poll.begin')];

/** An arrow from each wake to the next poll of the task. */
export const wakesOf = ({ kind, task, length }: Events): Wakes => {
  const from: number[] = [];
  const to: number[] = [];
  const open = new Map<number, number[]>();
  const answered = new Int32Array(length).fill(-1);
  for (let place = 0; place < length; place++) {
    const of = task[place] ?? -1;
    if (kind[place] === wake) {
      open.set(of, [...(open.get(of) ?? []), from.length].slice(-16));
      from.push(place);
      to.push(-1);
    } else if (kind[place] === poll) {
      const arrows = open.get(of) ?? [];
      for (const arrow of arrows) to[arrow] = place;
      answered[place] = arrows[0] ?? -1;
      open.delete(of);
    }
  }
  return { from, to, answered: (at) => answered[at] ?? -1 };
};
