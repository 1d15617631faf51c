/** Why a benchmark could not be run. */
export type BenchFault =
  'not-started' | 'failed' | 'no-usage' | 'unreadable' | 'unknown-name' | 'unsupported';

/** Thrown when a benchmark cannot be run or what it ran cannot be understood. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
  readonly code: BenchFault;

  constructor(code: BenchFault, because: string, detail?: string) {
    super(detail === undefined || detail === '' ? because : `${because}\n${detail}`);
    this.code = code;
  }
}
