import { gravity } from '../../starvation/sweep/cell.ts';
import type { ComparedBound } from './bounds.ts';

/** Who is treated worse on one side than on the other, where tasks go on for ever. */
export interface Unfair {
  readonly bound: ComparedBound;
  readonly role: string;
  /** Name of the endless workload. */
  readonly workload: string;
  /** The side on which it is worse, and the other. */
  readonly than: readonly [string, string];
  /** What is worse there, as a verb with its object. */
  readonly words: 'starves rather' | 'waits for longer';
}

const endsNever = new Set(['starves', 'unbounded']);

const unfairIn = (
  bound: ComparedBound,
  [first, second]: readonly [string, string],
): (Unfair & { readonly weight: number }) | undefined => {
  const { role, workload, waits } = bound;
  const [one, other] = waits;
  const [mine, theirs] = [gravity(one.cell), gravity(other.cell)];
  if (one.cell.kind === 'cut' || other.cell.kind === 'cut' || mine === theirs) return undefined;
  const worse = mine > theirs ? one.cell : other.cell;
  const better = mine > theirs ? other.cell : one.cell;
  const starves = endsNever.has(worse.kind) && !endsNever.has(better.kind);
  return {
    bound,
    role,
    workload,
    than: mine > theirs ? [first, second] : [second, first],
    words: starves ? 'starves rather' : 'waits for longer',
    weight: Math.abs(mine - theirs),
  };
};

/** The gravest difference in fairness between two sides; undefined where there is none. */
export const unfairest = (
  bounds: readonly ComparedBound[],
  names: readonly [string, string],
): Unfair | undefined =>
  bounds
    .flatMap((bound) => unfairIn(bound, names) ?? [])
    .reduce<ReturnType<typeof unfairIn>>(
      (worst, one) => (worst === undefined || one.weight > worst.weight ? one : worst),
      undefined,
    );
