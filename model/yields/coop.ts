import type { BeingPolled } from './being-polled.ts';

/** A resource of Tokio's refuses because the budget is used up (task/coop/mod.rs `poll_proceed`). */
export const coopExhausted = (polled: BeingPolled): void => {
  polled.yields('coop');
  if (polled.rules.coopDefers) polled.defer();
  else polled.wakeItself();
};
