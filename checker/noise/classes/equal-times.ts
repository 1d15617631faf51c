import { eventKinds } from '../../../traces/index.ts';
import type { NoiseClass } from '../noise-class.ts';

/** An event at the same time as the one before it, of another thread. */
export const equalTimes: NoiseClass = {
  id: 'equal-times',
  sentence: 'events at the same time as the one before, which is of another thread',
  cause: 'The clock is no finer. Nothing follows from the order of the two.',
  kinds: eventKinds.filter((kind) => kind !== 'stream'),
  isSeen: ({ s, t }, { last }) => last !== null && last.e !== 'stream' && last.t === t && last.s !== s,
};
