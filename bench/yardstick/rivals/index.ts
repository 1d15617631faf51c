import type { Contestant } from '../contestant.ts';
import { cpp, cppPrefetch } from './cpp.ts';
import { spinDefault, spinTuned } from './spin.ts';

/** Every other checker that the yardstick was written for. */
export const rivals: readonly Contestant[] = [spinDefault, spinTuned, cpp, cppPrefetch];
