import { besideSelfWaker } from './beside-self-waker.ts';
import { channels } from './channels.ts';
import { coopBudget } from './coop-budget.ts';
import type { EndlessWorkload } from './endless.ts';
import { foreignWakes } from './foreign-wakes.ts';
import { hoggedWorker } from './hogged-worker.ts';
import { pingPong } from './ping-pong.ts';
import { timerBesideGuests } from './timer-beside-guests.ts';
import { yielders } from './yielders.ts';

/** Every endless workload that can be asked for by name. */
export const endlessWorkloads: readonly EndlessWorkload[] = [
  yielders,
  besideSelfWaker,
  pingPong,
  channels,
  hoggedWorker,
  timerBesideGuests,
  foreignWakes,
  coopBudget,
];
