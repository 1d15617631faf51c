import type { Judgement } from '../check/judge.ts';
import type { ComparedBound } from '../compare/guarantees/bounds.ts';
import type { RecordedEvidence } from '../compare/evidence/recorded-evidence.ts';
import type { ComparedClaim } from '../compare/guarantees/claims.ts';
import type { ComparedRates } from '../compare/rates/rates.ts';
import type { Finding } from '../explain/finding.ts';
import type { Origin } from './origin.ts';

/**
 * How one question ended.
 *
 * - `passed`: it holds, is accepted, or is bounded as asked.
 * - `failed`: a finding speaks against it.
 * - `undecided`: a limit was hit, or the recording does not decide it.
 * - `vacuous`: it was never put to the test.
 * - `not-checkable`: nobody could decide it from this.
 * - `unreadable`: the input could not be read.
 */
export type CaseStatus = 'passed' | 'failed' | 'undecided' | 'vacuous' | 'not-checkable' | 'unreadable';

/** What a question that compares two sides found besides where they part; `names` are those of the sides. */
export type Compared =
  | {
      readonly kind: 'claims';
      readonly names: readonly [string, string];
      /** What was run on both sides. */
      readonly title: string;
      /** Whether somebody asked for these by name. */
      readonly named: boolean;
      readonly claims: readonly ComparedClaim[];
    }
  | { readonly kind: 'wait'; readonly names: readonly [string, string]; readonly bound: ComparedBound };

/** What is known of two sides that answers no question of its own; `names` are those of the sides. */
export type AlsoCompared =
  | {
      readonly kind: 'rates';
      readonly names: readonly [string, string];
      readonly rates: readonly ComparedRates[];
    }
  | {
      /** Recordings of the project that show what one side does and the other cannot. */
      readonly kind: 'evidence';
      readonly names: readonly [string, string];
      readonly evidence: readonly RecordedEvidence[];
    };

/** One question that was asked of one recording or one exploration. */
export interface Case {
  /** What was asked about: a file, or such as `yielders under self-wake, Tokio 1.53.1`. */
  readonly suite: string;
  /** What was asked: a property's id, `behaviour of 1.53.1`, `task 2 (yielder) is polled again`. */
  readonly name: string;
  /** The question as a sentence. */
  readonly sentence: string;
  readonly status: CaseStatus;
  /** Whether it alone would make the run end with another code than 0. */
  readonly failsRun: boolean;
  /** Why the status is not `passed`. */
  readonly reason?: string;
  /** How often it was put to the test. */
  readonly instances?: number;
  readonly findings: readonly Finding[];
  /** Absent where no two sides are compared, or nobody asked. */
  readonly compared?: Compared;
}

/** What a run of the tool found, in the same form for every verb. */
export interface Results {
  readonly origin: Origin;
  readonly cases: readonly Case[];
  readonly judgement: Judgement;
  /** Absent where no two sides are compared. */
  readonly alsoCompared?: readonly AlsoCompared[];
  /** Wall time. */
  readonly seconds: number;
}
