import { coalescedWakes } from './classes/coalesced-wakes.ts';
import { endsOutsidePolls } from './classes/ends-outside-polls.ts';
import { endsWithoutSpawn } from './classes/ends-without-spawn.ts';
import { equalTimes } from './classes/equal-times.ts';
import { overlappingPolls } from './classes/overlapping-polls.ts';
import { ownWakes } from './classes/own-wakes.ts';
import { parksWithoutSleep } from './classes/parks-without-sleep.ts';
import { pollsElsewhere } from './classes/polls-elsewhere.ts';
import { pollsWithoutRecordedWake } from './classes/polls-without-recorded-wake.ts';
import { pollsWithoutSpawn } from './classes/polls-without-spawn.ts';
import { wakesAfterCompletion } from './classes/wakes-after-completion.ts';
import { wakesOutsidePolls } from './classes/wakes-outside-polls.ts';
import { wakesWhilePolled } from './classes/wakes-while-polled.ts';
import type { NoiseClass } from './noise-class.ts';

/** Everything in a recording that is counted, shown and never reported, in the order in which it is told. */
export const noiseClasses: readonly NoiseClass[] = [
  overlappingPolls,
  coalescedWakes,
  wakesWhilePolled,
  ownWakes,
  wakesOutsidePolls,
  wakesAfterCompletion,
  pollsElsewhere,
  pollsWithoutSpawn,
  pollsWithoutRecordedWake,
  endsWithoutSpawn,
  endsOutsidePolls,
  parksWithoutSleep,
  equalTimes,
];
