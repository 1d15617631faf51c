import type { Engine, Step } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import { actorOf, type Actor } from './same-choice.ts';

/** What was seen of some events, as numbers: the same for the same event. */
export type Show<E> = (events: readonly E[]) => readonly number[];

/** Steps that one actor took at once. */
export interface Stretch<Packed, E> {
  readonly path: Path;
  readonly state: Packed;
  readonly events: readonly E[];
  readonly shown: readonly number[];
}

/** How two stretches by one actor end. */
export interface CaughtUp<A, B, E> {
  readonly first: Stretch<A, E>;
  readonly second: Stretch<B, E>;
  /**
   * `same`: the same is seen of both. `other`: not, and no step makes up for it. `first-stuck`, `second-stuck`: not, and the
   * one that is behind has no step.
   */
  readonly ends: 'same' | 'other' | 'first-stuck' | 'second-stuck';
}

/** Steps after which whoever is behind does something else rather than the same later. */
const mostSteps = 4;

const isBegunBy = (short: readonly number[], long: readonly number[]): boolean =>
  short.length < long.length && short.every((symbol, i) => symbol === long[i]);

/** The stretch that is a single step; undefined without one. */
export const stretchOf = <Packed, E>(
  index: number,
  step: Step<Packed, E> | undefined,
  show: Show<E>,
): Stretch<Packed, E> | undefined =>
  step && { path: [index], state: step.state, events: step.events, shown: show(step.events) };

const longer = <Packed, E>(
  engine: Engine<Packed, E>,
  actor: Actor,
  stretch: Stretch<Packed, E>,
  show: Show<E>,
): Stretch<Packed, E> | undefined => {
  if (stretch.path.length === mostSteps) return undefined;
  const steps = engine.successors(stretch.state);
  const index = steps.findIndex((step) => actorOf(engine, step) === actor);
  const step = steps[index];
  if (step === undefined) return undefined;
  return {
    path: [...stretch.path, index],
    state: step.state,
    events: [...stretch.events, ...step.events],
    shown: [...stretch.shown, ...show(step.events)],
  };
};

/**
 * Lets the machine of which less was seen go on by itself, as long as what was seen of it is how what was seen of the other
 * begins: what one does in a step, the other may do in two.
 */
export const catchUp = <A, B, E>(
  [one, other]: readonly [Engine<A, E>, Engine<B, E>],
  actor: Actor,
  stretches: readonly [Stretch<A, E>, Stretch<B, E>],
  show: Show<E>,
): CaughtUp<A, B, E> => {
  let [first, second] = stretches;
  for (;;) {
    if (isBegunBy(first.shown, second.shown)) {
      const more = longer(one, actor, first, show);
      if (more === undefined) return { first, second, ends: 'first-stuck' };
      first = more;
    } else if (isBegunBy(second.shown, first.shown)) {
      const more = longer(other, actor, second, show);
      if (more === undefined) return { first, second, ends: 'second-stuck' };
      second = more;
    } else {
      const isSame = first.shown.every((symbol, i) => symbol === second.shown[i]);
      return { first, second, ends: isSame ? 'same' : 'other' };
    }
  }
};
