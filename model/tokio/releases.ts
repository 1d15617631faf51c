/** The rules of the multi_thread scheduler that changed from release to release. */
export interface Rules {
  /** `task::yield_now` puts its waker on the deferred list instead of waking itself (1.23.0, #5223). */
  readonly yieldNowDefers: boolean;
  /** Which deferred waker is called first (`Defer::wake`; a stack since 1.29.0). */
  readonly deferredWakeOrder: 'first-in-first-out' | 'last-in-first-out';
  /** `MAX_LIFO_POLLS_PER_TICK` limits the polls from the LIFO slot (1.29.0, #5712). */
  readonly lifoPollCap: boolean;
  /** With nothing local, several tasks are taken from the inject queue at once (1.29.0). */
  readonly injectBatch: boolean;
  /** After a pass through the driver a worker that does not search notifies if more than one task is runnable; before 1.29.0 if its queue is not empty. */
  readonly notifiesAfterPass: 'queue not empty' | 'more than one task';
  /** What a woken worker must have to leave the list of sleepers; before 1.29.0 (#5753) its queue did not count. */
  readonly unparksFor: 'LIFO slot' | 'any task';
  /** A waker equal to the last one deferred is not deferred again (1.29.0). */
  readonly deferDropsRepeats: boolean;
  /** A task that has used up its coop budget is deferred instead of waking itself (1.44.0, #7185). */
  readonly coopDefers: boolean;
  /** Other workers may steal from the LIFO slot, and each push there notifies (#7431, reverted by #8100). */
  readonly lifoStealable: boolean;
  /** Which half of a full local queue moves to the inject queue (newest since 1.52.0, #8029). */
  readonly overflowMoves: 'oldest' | 'newest';
}

/** A release and the rules that hold in it until the next listed one. */
export interface Release {
  readonly version: string;
  readonly rules: Rules;
}

const first: Rules = {
  yieldNowDefers: false,
  deferredWakeOrder: 'first-in-first-out',
  lifoPollCap: false,
  injectBatch: false,
  notifiesAfterPass: 'queue not empty',
  unparksFor: 'LIFO slot',
  deferDropsRepeats: false,
  coopDefers: false,
  lifoStealable: false,
  overflowMoves: 'oldest',
};
const deferring: Rules = { ...first, yieldNowDefers: true };
const capped: Rules = {
  ...deferring,
  deferredWakeOrder: 'last-in-first-out',
  lifoPollCap: true,
  notifiesAfterPass: 'more than one task',
  unparksFor: 'any task',
  deferDropsRepeats: true,
  injectBatch: true,
};
const coopDeferring: Rules = { ...capped, coopDefers: true };
const stealableSlot: Rules = { ...coopDeferring, lifoStealable: true };
const newestOverflow: Rules = { ...coopDeferring, overflowMoves: 'newest' };

/**
 * The oldest release known, those in which a rule changed, and the newest minor, ascending. A release that is not
 * listed has the rules of the nearest listed one before it; 1.51.2 reverted 1.51.0 on its branch as 1.52.2 did 1.52.0.
 */
export const releases: readonly Release[] = [
  { version: '1.20.0', rules: first },
  { version: '1.23.0', rules: deferring },
  { version: '1.29.0', rules: capped },
  { version: '1.44.0', rules: coopDeferring },
  { version: '1.51.0', rules: stealableSlot },
  { version: '1.51.2', rules: coopDeferring },
  { version: '1.52.0', rules: { ...newestOverflow, lifoStealable: true } },
  { version: '1.52.2', rules: newestOverflow },
  { version: '1.53.0', rules: newestOverflow },
];

/** The release that the specification follows unless told otherwise. */
export const newestRelease = '1.53.1';

const parts = (version: string): readonly number[] => version.split('.').map(Number);

const compare = (a: string, b: string): number => {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** The rules of `version`, such as `1.53` or `1.51.1`; undefined when it is older than the first known or no version. */
export const rulesOf = (version: string): Rules | undefined => {
  const full = version === 'master' ? newestRelease : version;
  if (!/^1\.\d+(\.\d+)?$/.test(full)) return undefined;
  return releases.findLast((release) => compare(release.version, full) <= 0)?.rules;
};
