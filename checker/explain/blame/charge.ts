import type { Culprit, Remedy } from '../finding.ts';
import type { Cast } from '../findings/cast.ts';

/** What a broken property means, and whom it speaks against, in words for someone who does not know it. */
export interface Charge {
  /** Who did what to whom, as a clause without a full stop. */
  readonly headline: (cast: Cast) => string;
  /** Who alone can bring it about. */
  readonly who: Culprit;
  /** Why it is they, as a sentence. */
  readonly because: string;
  /** What whoever is to blame can do about it; nothing where only a change of the scheduler helps. */
  readonly remedies: readonly Remedy[];
}
