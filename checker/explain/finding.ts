import type { Flavor } from '../../model/index.ts';
import type { Event, Header } from '../../traces/index.ts';
import type { ToldRun } from './told-run.ts';

/**
 * What kind of finding it is.
 *
 * - `safety`, `liveness`: a property is violated, by a run of the specification or in a recording.
 * - `starvation`: a task of an endless workload waits for ever, or longer than asked for.
 * - `refusal`: a recording is no behaviour of a release.
 * - `difference`: two semantics part.
 * - `vacuity`: a property was never put to the test.
 * - `belief`: a popular belief, refuted.
 * - `specification`: the specification breaks its own invariant.
 */
export type FindingKind =
  'safety' | 'liveness' | 'starvation' | 'refusal' | 'difference' | 'vacuity' | 'belief' | 'specification';

/** The sentence that is broken. */
export interface BrokenRule {
  /** Id of a property, a belief or a rule of the specification. */
  readonly id: string;
  readonly sentence: string;
  /** Where in Tokio it is decided: file and function, perhaps a pull request. */
  readonly source: string;
  /** That file at the tag of the release, where one is known. */
  readonly link?: string;
}

/** Who a finding is held against. */
export type Culprit =
  'scheduler' | 'guest' | 'yield' | 'environment' | 'recorder' | 'question' | 'specification';

/** Who is to blame, and why it is they. */
export interface Blame {
  readonly who: Culprit;
  /** A sentence, such as `Task 1 wakes itself on every poll, and so its worker never looks at the driver.` */
  readonly because: string;
}

/** Something that would make a finding go away, or tell more of it. */
export interface Remedy {
  /** What to do, such as `Disable the LIFO slot (Builder::disable_lifo_slot).` */
  readonly sentence: string;
  /** Arguments of `yieldcheck` that do it, where they can. */
  readonly invocation?: readonly string[];
}

/** What a finding is about. */
export type Subject =
  | {
      readonly kind: 'recording';
      readonly file: string;
      /** As the recording has it. */
      readonly header: Header;
      /** The release by whose rules it was judged, if that is another than the recording says that it is of. */
      readonly judgedBy?: string;
      /** Number of events in the whole recording, as far as it was read. */
      readonly events: number;
    }
  | {
      readonly kind: 'scenario';
      readonly scenario: string;
      readonly yield: string;
      readonly release: string;
      readonly flavor: Flavor;
      readonly workers: number;
      readonly wasmtime?: string;
    };

/** A run of the specification that shows a finding. */
export interface RunEvidence {
  readonly kind: 'run';
  readonly run: ToldRun;
  /** Positions `g` of the events that fail together, in the numbering of the run's own events. */
  readonly failing: readonly number[];
  /** Whether no run of its size shows it in fewer steps. */
  readonly shortest: boolean;
  /** How it was found, where it was made simpler since. */
  readonly found?: FoundAs;
}

/** How a run was found, before it was minimised. */
export interface FoundAs {
  readonly search: 'breadth-first' | 'depth-first' | 'random' | 'pct';
  readonly steps: number;
  /** Neighbouring steps of different workers, then and now. */
  readonly switches: { readonly before: number; readonly after: number };
  /** What the run needs less of than what was asked about; empty where its size is the same. */
  readonly fewer: readonly FewerOf[];
}

/** A part of the size of a workload that could be made smaller. */
export interface FewerOf {
  readonly of: 'workers' | 'tasks' | 'polls';
  readonly before: number;
  readonly after: number;
}

/** Part of a recording that shows a finding. */
export interface ExcerptEvidence {
  readonly kind: 'excerpt';
  /** In trace order; those of `failing`, what caused them, and what else is needed to understand them. */
  readonly events: readonly Event[];
  /** Positions `g` of the events that fail together. */
  readonly failing: readonly number[];
  /** Number of events of the recording between the first and the last of `events` that are not among them. */
  readonly omitted: number;
  /** Why there is no more than the events that fail, as a clause; absent where what caused them was looked for. */
  readonly incomplete?: string;
}

/** Two runs that agree up to a step and then part. */
export interface ForkEvidence {
  readonly kind: 'fork';
  /** Number of steps that both take. */
  readonly common: number;
  readonly sides: readonly [ForkSide, ForkSide];
}

/** One of the two ways. */
export interface ForkSide {
  /** What it is called in the comparison, such as `yield_now` or `1.51.1`. */
  readonly name: string;
  readonly run: ToldRun;
}

/** What shows a finding. */
export type Evidence = RunEvidence | ExcerptEvidence | ForkEvidence;

/** One thing that was found, with all that a person needs in order to understand and believe it; reporters only print. */
export interface Finding {
  readonly kind: FindingKind;
  /** The same for the same finding on another day, another machine, and after changes elsewhere: 16 hex digits. */
  readonly fingerprint: string;
  /** What happened, in one sentence for someone who has never seen the tool. */
  readonly headline: string;
  readonly rule: BrokenRule;
  /** Why this instance fails, as a clause with the values it has here. */
  readonly because: string;
  readonly blame?: Blame;
  /** What would make it go away, the best first; only what applies here. */
  readonly remedies: readonly Remedy[];
  readonly subject: Subject;
  /** Absent where nothing happened, as for a vacuous property. */
  readonly evidence?: Evidence;
  /** How many more instances failed the same way. */
  readonly more: number;
  /** What was not looked at, so that nobody takes the finding for more than it is. */
  readonly unexamined: readonly string[];
  /** Arguments of `yieldcheck` that show it again. */
  readonly reproduce: readonly string[];
}
