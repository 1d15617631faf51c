import type { Flavor } from '../../../model/index.ts';

/**
 * A recording of the project's own, of real Tokio, that a release accepts as it is and refuses with one rule as it is in other
 * releases, or with its tasks yielding in another way.
 */
export interface RecordedEvidence {
  /** The rule, as `Rules` names it, or `yield`. */
  readonly of: string;
  /** What it shows: the value of the rule in its release, or the way in which its tasks yield. */
  readonly shows: string | boolean;
  /** The value or the way that it refutes. */
  readonly refutes: string | boolean;
  /** Path below the root of the project's repository. */
  readonly file: string;
  readonly sha256: string;
  /** The release that was recorded. */
  readonly tokio: string;
  /** The scheduler that was recorded. */
  readonly flavor: Flavor;
  /** Position of the first event that cannot be otherwise. */
  readonly g: number;
  /** What happens there, as a clause. */
  readonly seen: string;
  /** What would have to happen otherwise, as a clause. */
  readonly instead: string;
}
