import type { Branch } from './branches.ts';
import type { Gathered } from './gather.ts';
import type { PlainSurvey } from './survey.ts';

/** What no cell showed: what of a specification says nothing, as far as can be seen. */
export interface Never {
  /** Actions that were never taken. */
  readonly taken: readonly string[];
  /** Conditions in guards that were never all that kept an action from being tried. */
  readonly decisive: readonly string[];
  /** Branches of actions that were never run. */
  readonly run: readonly Branch[];
}

/** In how many cells something was seen, and in which first. */
export interface Seen {
  readonly times: number;
  readonly first?: string;
}

/** A scheduler's actions or terms, each once, in the order of the specification. */
export const namesIn = (surveys: readonly PlainSurvey[], kind: 'actions' | 'terms'): readonly string[] => [
  ...new Set(surveys.flatMap((survey) => survey[kind])),
];

/** Where a name is among those of a kind. */
export const seenIn = (
  surveys: readonly PlainSurvey[],
  kind: 'taken' | 'refused' | 'met' | 'decisive',
  name: string,
): Seen => {
  const cells = surveys.filter((survey) => survey[kind].includes(name)).map(({ cell }) => cell);
  const [first] = cells;
  return first === undefined ? { times: 0 } : { times: cells.length, first };
};

/** What the cells never showed, scheduler by scheduler. */
export const neverIn = ({ surveys, branches }: Gathered): Never => {
  const unseen = (kind: 'actions' | 'terms', among: 'taken' | 'decisive'): readonly string[] =>
    (['multi_thread', 'current_thread'] as const).flatMap((flavor) => {
      const own = surveys.filter((survey) => survey.flavor === flavor);
      const names = namesIn(own, kind).filter((name) => seenIn(own, among, name).times === 0);
      return names.map((name) => `${flavor}: ${name}`);
    });
  return { taken: unseen('actions', 'taken'), decisive: unseen('terms', 'decisive'), run: branches };
};
