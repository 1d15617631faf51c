import type { Judgement } from '../check/judge.ts';
import type { Sweep, SweepResult } from '../starvation/index.ts';

/** Tells what `verify --endless --sweep` finds. */
export interface SweepReporter {
  /** All is answered and judged; called once. */
  swept(sweep: Sweep, result: SweepResult, judgement: Judgement): void;
}
