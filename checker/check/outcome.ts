import type { PropertyVerdict, TraceResult } from '../verdict.ts';

/** Why a file could not be read as a trace. */
export interface Unreadable {
  readonly file: string;
  /** The kind of fault, such as `TRACE010`. */
  readonly code: string;
  /** From 1; absent when the fault is not in a line. */
  readonly line?: number;
  /** Of the byte, or the first byte of the line, after decompression; absent when the fault is not at a place. */
  readonly offset?: number;
  /** What is wrong and what would be right, with the line if there is one. */
  readonly message: string;
}

/** What became of one file. */
export type FileOutcome =
  | { readonly kind: 'checked'; readonly result: TraceResult }
  | {
      readonly kind: 'unreadable';
      readonly problem: Unreadable;
      /** What the events before the fault gave, if there were any: only what they violate counts. */
      readonly before?: TraceResult;
    };

/** Whether a recording says what no program can do. */
export const contradicts = ({ account }: TraceResult): boolean => (account?.contradictions.count ?? 0) > 0;

/** The verdicts on the properties that a recording violates. */
export const violationsOf = ({ verdicts }: TraceResult): readonly PropertyVerdict[] =>
  verdicts.filter(({ verdict }) => verdict === 'violated');
