/** An exploration needed more memory than Node may use: a bound that was hit, and no fault. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';

  constructor(states: number, cause: Error) {
    super(
      `memory ran out after about ${states.toLocaleString('en-GB')} states, so nothing is known of the rest.\n` +
        'Bound the search with --max-states, explore a smaller workload, or give Node more memory, such as ' +
        'NODE_OPTIONS=--max-old-space-size=16000.',
      { cause },
    );
  }
}

/** Whether `error` says that a thread reached its limit on memory. */
export const isOutOfMemory = (error: Error): boolean =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
