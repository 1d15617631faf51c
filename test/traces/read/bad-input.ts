import type { InputFaultCode } from '../../../traces/errors.ts';

/** A file that must be refused. */
export interface BadInput {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly code: InputFaultCode;
  readonly line?: number;
  /** What the message must say. */
  readonly says: RegExp;
}
