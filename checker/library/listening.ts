/** How to stop the work, which then rejects with the signal's reason. */
export interface Stoppable {
  readonly signal?: AbortSignal;
}

/** A listener that may throw, made one that does not, and the signal that aborts when it has, or when `signal` does. */
export interface Guarded<T> {
  readonly listener: (news: T) => void;
  readonly signal: AbortSignal;
}

/**
 * Guards `listener`, which is called from places where nobody could catch what it throws: work ends with it instead, as if
 * it had been aborted for that reason.
 */
export const guarded = <T>(
  listener: ((news: T) => void) | undefined,
  signal: AbortSignal | undefined,
): Guarded<T> => {
  const failed = new AbortController();
  return {
    listener: (news) => {
      try {
        listener?.(news);
      } catch (error) {
        failed.abort(error);
      }
    },
    signal: signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]),
  };
};
