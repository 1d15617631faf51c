/** Whether the user pressed Ctrl-C. */
export interface Interrupt {
  requested(): boolean;
  /** Lets Ctrl-C end the process again. */
  release(): void;
}

/** From now on the first Ctrl-C is a request to stop and tell what is known; the second ends the process. */
export const onInterrupt = (): Interrupt => {
  let requested = false;
  const note = (): void => {
    requested = true;
    process.off('SIGINT', note);
  };
  process.on('SIGINT', note);
  return { requested: () => requested, release: () => process.off('SIGINT', note) };
};
