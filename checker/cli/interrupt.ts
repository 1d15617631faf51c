import type { Output } from '../report/output.ts';

/** Whether the user pressed Ctrl-C. */
export interface Interrupt {
  requested(): boolean;
  /** Lets Ctrl-C end the process again. */
  release(): void;
}

/**
 * From now on the first Ctrl-C is a request to stop and tell what is known; the second ends the process, which
 * `aside` says to a person: work that waits for another program may not hear the request.
 */
export const onInterrupt = (aside: Output): Interrupt => {
  let requested = false;
  const note = (): void => {
    requested = true;
    process.off('SIGINT', note);
    if (aside.isTerminal) aside.write('\nStopping; Ctrl-C again ends at once.\n');
  };
  process.on('SIGINT', note);
  return { requested: () => requested, release: () => process.off('SIGINT', note) };
};
