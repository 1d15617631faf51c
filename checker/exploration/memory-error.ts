/** Memory ran out again and again, each time with fewer states: a bound that was hit, and no fault. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';

  /** States found by then, about; 0 when so few that nobody was told. */
  readonly states: number;

  constructor(states: number, cause: Error) {
    super(
      `memory ran out after about ${states.toLocaleString('en-GB')} states, and again with fewer of them, so nothing is known.\n` +
        'Bound the search with --max-states, explore a smaller workload, or give Node more memory, such as ' +
        'NODE_OPTIONS=--max-old-space-size=16000.',
      { cause },
    );
    this.states = states;
  }
}

/** Whether `error` says that memory could not be had: for the thread's objects, or for one more large array. */
export const isOutOfMemory = (error: Error): boolean =>
  ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
  (error instanceof RangeError && /^Array buffer allocation failed$/u.test(error.message)) ||
  (error.cause instanceof Error && isOutOfMemory(error.cause));
