/** What can be wrong with the file of a checkpoint, by stable code. */
export const checkpointFaults = {
  CKPT001: 'The file is no checkpoint.',
  CKPT002: 'The checkpoint is in another format.',
  CKPT003: 'The checkpoint is of another exploration.',
  CKPT004: 'The checkpoint is damaged.',
  CKPT005: 'The operating system could not open, read or write the file.',
} as const;

export type CheckpointFaultCode = keyof typeof checkpointFaults;

/** A checkpoint that cannot be used: which file, why, and what to do, in one line. The file is as it was. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  readonly code: CheckpointFaultCode;
  readonly file: string;
  readonly problem: string;
  readonly advice: string;

  constructor(
    code: CheckpointFaultCode,
    file: string,
    problem: string,
    advice: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`${file}: ${problem} [${code}]; ${advice}`, options);
    this.code = code;
    this.file = file;
    this.problem = problem;
    this.advice = advice;
  }
}

/** Does what may fail for the operating system's reasons; these become a `CheckpointError`. */
export const onSystem = <T>(file: string, advice: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CheckpointError('CKPT005', file, error.message, advice, { cause: error });
  }
};
