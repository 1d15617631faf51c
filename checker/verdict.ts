import type { Event, Header } from '../traces/index.ts';
import type { ExcerptEvidence } from './explain/finding.ts';
import type { RecordingAccount } from './recorded/account.ts';

/**
 * What was found out about a property.
 *
 * - `holds`: every instance that occurred was checked and none failed.
 * - `violated`: at least one instance fails.
 * - `inconclusive`: an obligation was still open when the trace ended, or the search hit a bound.
 * - `not-checkable`: the recorder does not show what the property needs, or it is not a rule of this runtime.
 * - `vacuous`: its trigger never happened.
 */
export type VerdictKind = 'holds' | 'violated' | 'inconclusive' | 'not-checkable' | 'vacuous';

/**
 * What it takes to check a property: a kind of recorder, the name of the release, another runtime, or a recording that is
 * the whole truth in one order.
 */
export type Lack =
  'calls' | 'probes' | 'hooks' | 'wrappers' | 'annotation' | 'release' | 'runtime' | 'certainty';

/** One failed instance of a property: why, and the events that show it, in trace order. */
export interface Violation {
  readonly because: string;
  readonly events: readonly Event[];
}

/** The verdict on one property, over one trace or one exploration. */
export interface PropertyVerdict {
  /** The property's `id`. */
  readonly property: string;
  readonly verdict: VerdictKind;
  /** Number of instances that were decided. */
  readonly checked: number;
  /** Number of instances that this trace could not decide. */
  readonly undecided: number;
  /** Why the verdict is not `holds`. */
  readonly reason?: string;
  /** What it would take to check it, where it is not checkable. */
  readonly lack?: Lack;
  /** The first violations, at most ten; `violations` counts them all. */
  readonly examples: readonly Violation[];
  readonly violations: number;
  /** Of a recording, where it was read again for that: what explains the first of the examples. */
  readonly excerpt?: ExcerptEvidence;
}

/** What checking one recording gave. */
export interface TraceResult {
  readonly file: string;
  /** As it was judged: by the rules of the release that is named here. */
  readonly header: Header;
  /** The release that the recording says it is of, null if it says none, where it was judged by another. */
  readonly recordedOn?: string | null;
  /** Number of events read. */
  readonly events: number;
  /** False when the trace has no footer: it was cut off. */
  readonly ended: boolean;
  readonly verdicts: readonly PropertyVerdict[];
  /** What was found out about the recording itself; absent where nothing was looked at. */
  readonly account?: RecordingAccount;
}
