import type { Finding } from '../../../explain/finding.ts';
import { factsAtEach, type FactsAt } from '../../../explain/film/facts-at.ts';
import type { Film } from '../../../explain/film/film.ts';

/** One thing to step through: what shows a finding, or a run or recording without one. */
export interface Exhibit {
  /** What it is, such as a finding's word, rule and place. */
  readonly title: string;
  /** What there is to see, in a sentence or two. */
  readonly headline: string;
  readonly finding?: Finding;
  /** Has at least one frame. */
  readonly film: Film;
  /** Index of the frame to begin at. */
  readonly start: number;
}

/** An exhibit with what is worked out once, and not with each key. */
export interface Shown extends Exhibit {
  readonly factsAt: FactsAt;
  /** Indices of the frames that fail, ascending. */
  readonly failing: readonly number[];
  /** Names of the fields that change anywhere: what is the same throughout says little. */
  readonly varying: ReadonlySet<string>;
  /** Whether anything happens on no worker. */
  readonly hasOthers: boolean;
}

/** Makes exhibits ready to be stepped through. Throws a `RangeError` where there is none, or nothing in one. */
export const shownFrom = (exhibits: readonly Exhibit[]): readonly [Shown, ...Shown[]] => {
  const [first, ...others] = exhibits.map((exhibit): Shown => {
    if (exhibit.film.frames.length === 0) throw new RangeError(`nothing happens in ${exhibit.title}`);
    return {
      ...exhibit,
      factsAt: factsAtEach(exhibit.film),
      failing: exhibit.film.frames.flatMap(({ fails }, at) => (fails ? [at] : [])),
      varying: new Set(exhibit.film.frames.flatMap(({ changes }) => changes.map(({ field }) => field))),
      hasOthers: exhibit.film.frames.some(({ worker }) => worker === null),
    };
  });
  if (first === undefined) throw new RangeError('there is nothing to step through');
  return [first, ...others];
};
