import { ruleHistories, rulesOf } from '../../../model/index.ts';
import { UsageError } from '../usage-error.ts';

/** Throws a `UsageError` when the LIFO slot is to be switched off in a release in which it cannot be. */
export const refuseWithoutLifoSlot = (lifoSlot: boolean, release: string): void => {
  if (lifoSlot || rulesOf(release)?.lifoSlotOptional !== false) return;
  const since = ruleHistories.lifoSlotOptional.changes[0]?.release ?? '';
  throw new UsageError(
    `--no-lifo-slot does not go with --tokio ${release}: disable_lifo_slot exists since ${since}. Leave it out, or choose a later release.`,
  );
};
