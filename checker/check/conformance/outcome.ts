import type { Ending, Event, EventKind, RuntimeInfo, Header } from '../../../traces/index.ts';
import type { Conformance, WitnessEvent } from '../../conformance/index.ts';
import type { ExcerptEvidence } from '../../explain/finding.ts';
import type { Unreadable } from '../outcome.ts';

/** A recording as a trace in which what the recorder did not see is filled in, in one way of many. */
export interface WitnessTrace {
  readonly header: Header;
  readonly events: readonly WitnessEvent[];
  /** As the recording ended; undefined if it was cut off. */
  readonly ending: Ending | undefined;
}

/** What a search said of one recording under the rules of one release. */
export interface Answer {
  readonly file: string;
  /** The release that was asked about. */
  readonly release: string;
  /** Of the recording, as it says itself. */
  readonly header: Header;
  readonly runtime: RuntimeInfo;
  readonly recorder: Header['recorder'];
  /** False when the recording has no end record, or was not read to it. */
  readonly ended: boolean;
  readonly conformance: Conformance;
  /** What was recorded last before the event that ended the search, on its worker, or on its thread if it has none. */
  readonly before: readonly Event[];
  /** What explains the event that is refused, where the recording was read again for that. */
  readonly excerpt?: ExcerptEvidence;
  /** Kinds that the search would use and the recorder does not show. */
  readonly unseen: readonly EventKind[];
  /** Only of a recording that is accepted, and only if it was asked for. */
  readonly witness?: WitnessTrace;
}

/** What became of one recording that was asked about. */
export type ConformanceOutcome =
  | { readonly kind: 'accepted'; readonly file: string; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly file: string; readonly answer: Answer }
  | {
      readonly kind: 'undecided';
      readonly file: string;
      readonly answer: Answer;
      /** Why the search could not go on, as a clause. */
      readonly because: string;
    }
  | { readonly kind: 'interrupted'; readonly file: string; readonly answer: Answer }
  | { readonly kind: 'not-checkable'; readonly file: string; readonly because: string }
  | {
      readonly kind: 'unreadable';
      readonly file: string;
      readonly problem: Unreadable;
      /** The refusal, if an event before the fault is refused already. */
      readonly before?: Answer;
    };

/** What was found about a recording, whatever else became of it; absent where no search was begun, or none counts. */
export const answerOf = (outcome: ConformanceOutcome): Answer | undefined => {
  if (outcome.kind === 'not-checkable') return undefined;
  return outcome.kind === 'unreadable' ? outcome.before : outcome.answer;
};

/** Whether some event of the recording is refused. */
export const isRefused = (outcome: ConformanceOutcome): boolean =>
  answerOf(outcome)?.conformance.verdict === 'refused';
