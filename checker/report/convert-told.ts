import type { Judgement } from '../check/judge.ts';
import type { ConvertOutcome } from '../convert/outcome.ts';

/** What there is to tell of a conversion. */
export interface ConvertTold {
  readonly outcome: ConvertOutcome;
  readonly judgement: Judgement;
  /** What the format cannot carry of any trace. */
  readonly lacks: readonly string[];
  /** Where it was written; standard output if absent. */
  readonly path?: string;
}
