import type { Unreadable } from '../../check/outcome.ts';
import type { TraceResult } from '../../verdict.ts';
import type { Waits } from './waits-of.ts';

/** How tasks waited in one recording; `result.verdicts` are those on the limits. */
export interface WaitsResult {
  readonly result: TraceResult;
  readonly waits: Waits;
}

/** What became of one file. */
export type WaitsOutcome =
  | ({ readonly kind: 'checked' } & WaitsResult)
  | {
      readonly kind: 'unreadable';
      readonly problem: Unreadable;
      /** What the events before the fault gave, if there were any: only what they violate counts. */
      readonly before?: TraceResult;
    };
