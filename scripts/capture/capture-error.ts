/** What can keep programs from being built and recorded. */
export type CaptureFault =
  'no-cargo' | 'not-built' | 'not-recorded' | 'no-lock' | 'unknown-name' | 'bad-manifest';

/** Thrown when a program cannot be built or recorded: why, and what to do about it. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly code: CaptureFault;

  constructor(code: CaptureFault, because: string, advice: string) {
    super(`${because}\n${advice}`);
    this.code = code;
  }
}
