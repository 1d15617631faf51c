import type { Hypothesis } from './hypothesis.ts';
import { batchEnds, picks, takes } from './tuned-interval.ts';

/** A task that a worker may take, and what it does to take it. */
export interface Way {
  readonly task: number;
  readonly from: 'inject first' | 'LIFO slot' | 'queue' | 'inject' | 'stolen';
  readonly go: (on: Hypothesis) => Hypothesis;
}

/** What is to be taken unless a tuned interval has ended just then; undefined where there is a choice without that. */
export const usualOf = (all: readonly Way[]): Way | undefined => {
  const usual = all.length > 1 ? all.filter(({ from }) => from !== 'inject first') : all;
  return usual.length === 1 ? usual[0] : undefined;
};

/** The pick of worker `w`'s tick begins; whether the interval, as times tell it, has it look at the inject queue first. */
export const looksFirst = (h: Hypothesis, w: number): boolean => {
  const { tuned, looks } = picks(h.tunedOf(w), h.worker(w).eventPhase === 0);
  h.tuned[w] = tuned;
  return looks;
};

/** The pick of worker `w`'s tick ends without a task from its own queue or the inject queue. */
export const takesNothing = (h: Hypothesis, w: number): void => {
  h.tuned[w] = batchEnds(h.tunedOf(w));
};

/** The ways with what was predicted of them: each does what it does, and keeps count of surprises. */
export const foretold = (w: number, all: readonly Way[], looks: boolean): readonly Way[] => {
  const first = looks ? all.find(({ from }) => from === 'inject first') : undefined;
  const predicted = first ?? usualOf(all);
  return all.map((way) => ({
    ...way,
    go: (on) => {
      if (way !== predicted) on.surprises += 1;
      if (way.from === 'stolen' && on.worker(w).at === 'next') takesNothing(on, w);
      on.tuned[w] = takes(on.tunedOf(w));
      return way.go(on);
    },
  }));
};
