import type { Event } from '../../../traces/index.ts';
import type { Line } from './line.ts';

/** One thing that is held to have been recorded wrongly. */
export type Edit =
  /** Happened and was not recorded. */
  | {
      readonly kind: 'lost';
      readonly events: readonly Event[];
      /** It may have happened before any event from the first of these to the second. */
      readonly before: readonly [Event, Event];
    }
  /** Was recorded and did not happen. */
  | { readonly kind: 'absent'; readonly events: readonly Event[] }
  /** Happened before another event, or after it, than it was recorded. */
  | {
      readonly kind: 'moved';
      readonly events: readonly Event[];
      readonly to: 'earlier' | 'later';
      /** The event that comes right after it then. */
      readonly before: Event;
    }
  /** Two things of one kind were recorded each with the task of the other. */
  | { readonly kind: 'exchanged'; readonly events: readonly Event[]; readonly others: readonly Event[] };

/** A line with one edit more. */
export interface Candidate {
  /** The first place at which it differs. */
  readonly at: number;
  /** Made when it is tried. */
  readonly line: () => Line;
  readonly edit: Edit;
  /** Equal for edits that say the same of different places. */
  readonly sameAs: string;
}
