import type { Observed } from '../observation.ts';

/**
 * How two schedulers differ where they part.
 *
 * - `order`: the same tasks, in another order.
 * - `locality`: on another worker, or where another worker can get at it.
 * - `notification`: a task or a worker is woken at another time, or another one is.
 * - `progress`: one goes on, and the other does something else first, or cannot go on.
 */
export type DifferenceClass = 'order' | 'locality' | 'notification' | 'progress';

/** Events of one of two steps that the other does not have, for both. */
export type Unshared = readonly [readonly Observed[], readonly Observed[]];

type Kind = Observed['e'];

const betweenWorkers: ReadonlySet<Kind> = new Set(['steal', 'overflow', 'inject.batch']);
const ofWakes: ReadonlySet<Kind> = new Set(['wake.begin', 'wake.end', 'defer', 'flush', 'notify']);

const isOf = (kinds: ReadonlySet<Kind>, [ones, others]: Unshared): boolean =>
  ones.some(({ e }) => kinds.has(e)) || others.some(({ e }) => kinds.has(e));

const pairs = ([ones, others]: Unshared): readonly (readonly [Observed, Observed])[] =>
  ones.flatMap((one) =>
    others.flatMap((other): readonly (readonly [Observed, Observed])[] =>
      one.e === other.e ? [[one, other]] : [],
    ),
  );

const taskOf = (event: Observed): number | undefined => ('task' in event ? event.task : undefined);

/** A place that other workers take from, or one that is its worker's own. */
const isShared = (event: Observed): boolean => event.e === 'schedule' && event.to === 'inject';

const elsewhere = ([one, other]: readonly [Observed, Observed]): boolean =>
  taskOf(one) === taskOf(other) && (one.w !== other.w || isShared(one) !== isShared(other));

const inAnotherOrder = ([one, other]: readonly [Observed, Observed]): boolean => {
  if (one.w !== other.w) return false;
  const isPlace = one.e === 'schedule' && taskOf(one) === taskOf(other);
  const isTurn = (one.e === 'take' || one.e === 'poll.begin') && taskOf(one) !== taskOf(other);
  return isPlace || isTurn;
};

/** The class of a difference, from what two steps do not share; the same whichever comes first. */
export const classOf = (unshared: Unshared): DifferenceClass => {
  const [ones, others] = unshared;
  if (ones.length === 0 && others.length === 0) return 'order';
  const alike = pairs(unshared);
  if (isOf(betweenWorkers, unshared) || alike.some(elsewhere)) return 'locality';
  if (alike.some(inAnotherOrder)) return 'order';
  return isOf(ofWakes, unshared) ? 'notification' : 'progress';
};
