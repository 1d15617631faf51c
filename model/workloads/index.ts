import { abort } from './abort.ts';
import { blockInPlace } from './block-in-place.ts';
import { componentYield } from './component-yield.ts';
import { coopBudget } from './coop-budget.ts';
import { foreignSpawns } from './foreign-spawns.ts';
import { foreignWakes } from './foreign-wakes.ts';
import { guestAnswers } from './guest-answers.ts';
import { hoggedWorker } from './hogged-worker.ts';
import { join } from './join.ts';
import { manyShortTasks } from './many-short-tasks.ts';
import { pingPong } from './ping-pong.ts';
import type { Scenario } from './scenario.ts';
import { shutdown } from './shutdown.ts';
import { timerBesideGuests } from './timer-beside-guests.ts';
import { yielders } from './yielders.ts';

/** Every scenario that can be asked for by name; the first is the default. */
export const scenarios: readonly Scenario[] = [
  yielders,
  pingPong,
  hoggedWorker,
  timerBesideGuests,
  guestAnswers,
  componentYield,
  foreignWakes,
  foreignSpawns,
  manyShortTasks,
  coopBudget,
  blockInPlace,
  join,
  abort,
  shutdown,
];
