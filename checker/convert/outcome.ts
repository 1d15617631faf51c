import type { Notice, Omission } from '../../traces/index.ts';
import type { Unreadable } from '../check/outcome.ts';

/** A recording that was written in another format. */
export interface Converted {
  readonly kind: 'converted';
  readonly file: string;
  /** The format that it was read in. */
  readonly from: string;
  /** The format that it was written in. */
  readonly to: string;
  readonly events: number;
  /** Whether it has an end; without one it was cut off. */
  readonly ended: boolean;
  /** What the format cannot carry, with how often that was met. */
  readonly omitted: readonly Omission[];
  /** What was met in the recording that its reader should know. */
  readonly notices: readonly Notice[];
}

/** What became of a conversion. */
export type ConvertOutcome =
  | Converted
  | { readonly kind: 'unreadable'; readonly problem: Unreadable }
  /** Stopped by the user. */
  | { readonly kind: 'stopped' };
