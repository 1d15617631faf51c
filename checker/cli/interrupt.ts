import type { Output } from '../report/output.ts';

/** Whether the user pressed Ctrl-C, or whoever runs the process asked it to end. */
export interface Interrupt {
  requested(): boolean;
  /** Lets the signals end the process again. */
  release(): void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * From now on the first Ctrl-C or SIGTERM is a request to stop and tell what is known; the second ends the process,
 * which `aside` says to a person: work that waits for another program may not hear the request.
 */
export const onInterrupt = (aside: Output): Interrupt => {
  let requested = false;
  const note = (): void => {
    requested = true;
    release();
    if (aside.isTerminal) aside.write('\nStopping; Ctrl-C again ends at once.\n');
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, note);
  };
  for (const signal of signals) process.on(signal, note);
  return { requested: () => requested, release };
};
