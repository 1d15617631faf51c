import type { Attempt } from './attempt.ts';
import { leftOf } from './attempt.ts';
import type { Edit } from './edit.ts';

const isAcrossThreads = (edit: Extract<Edit, { readonly kind: 'moved' }>): boolean =>
  edit.events.every(({ s }) => s !== edit.before.s);

/** How unlikely it is that a recording is wrong in this way: recorders lose and misplace rather than make up. */
const strangenessOf = (edit: Edit): number => {
  switch (edit.kind) {
    case 'lost':
      return edit.events.length > 2 ? 1 : 0;
    case 'moved':
      return isAcrossThreads(edit) ? 0 : 2;
    case 'exchanged':
      return 2;
    case 'absent':
      return 2;
  }
};

const strangeness = ({ edits }: Pick<Attempt<unknown>, 'edits'>): number =>
  edits.reduce((sum, edit) => sum + strangenessOf(edit), 0);

/** Those that get furthest first; of the same, those that are less strange, then those nearest to the refusal. */
export const byPromise = <A extends Attempt<unknown>>(one: A, other: A): number =>
  leftOf(one) - leftOf(other) || strangeness(one) - strangeness(other) || other.at - one.at;

const g = (edit: Edit): number => (edit.kind === 'lost' ? edit.before[0].g : (edit.events[0]?.g ?? 0));

/** One attempt for all that say the same of different places, which says between which. */
const merged = <A extends Attempt<unknown>>(same: readonly A[]): readonly A[] => {
  const [best] = same;
  const edit = best?.edits.at(-1);
  if (best === undefined || edit?.kind !== 'lost') return best === undefined ? [] : [best];
  const alike = same
    .filter((one) => leftOf(one) === leftOf(best))
    .flatMap((one) => one.edits.at(-1) ?? [])
    .toSorted((one, other) => g(one) - g(other));
  const [earliest, latest] = [alike[0], alike.at(-1)];
  if (earliest?.kind !== 'lost' || latest?.kind !== 'lost') return [best];
  const placed: Edit = { ...edit, before: [earliest.before[0], latest.before[1]] };
  return [{ ...best, edits: [...best.edits.slice(0, -1), placed] }];
};

/** Attempts that differ in more than places, the most promising first. */
export const differing = <A extends Attempt<unknown>>(attempts: readonly A[]): readonly A[] => {
  const groups = new Map<string, A[]>();
  for (const attempt of attempts.toSorted(byPromise)) {
    const group = groups.get(attempt.sameAs);
    if (group === undefined) groups.set(attempt.sameAs, [attempt]);
    else group.push(attempt);
  }
  return Array.from(groups.values()).flatMap(merged).toSorted(byPromise);
};

/** So many of the attempts, in turn the most promising of each kind of last edit. */
export const ofEachKind = <A extends Attempt<unknown>>(
  attempts: readonly A[],
  most: number,
): readonly A[] => {
  const ranks = new Map<string, number>();
  const ranked = attempts.map((attempt) => {
    const kind = attempt.edits.at(-1)?.kind ?? '';
    const rank = ranks.get(kind) ?? 0;
    ranks.set(kind, rank + 1);
    return { attempt, rank };
  });
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ attempt }) => attempt);
};

const about = (edit: Edit): string => {
  const [first] = edit.events;
  const named = first !== undefined && 'task' in first ? first.task : first?.w;
  return `${edit.kind} ${first?.e} ${named} ${edit.kind === 'lost' ? '' : first?.g}`;
};

/** Of those that tell people the same, the first. */
export const toldOnce = <A extends Attempt<unknown>>(attempts: readonly A[]): readonly A[] => {
  const told = new Map<string, A>();
  for (const attempt of attempts) {
    const key = attempt.edits.map(about).toSorted().join('; ');
    if (!told.has(key)) told.set(key, attempt);
  }
  return Array.from(told.values());
};
