import { noiseOf } from '../noise-class.ts';

/** Nanoseconds in which no thread falls asleep and is woken. */
const noSleep = 1_000;

/** A park that was over at once. */
export const parksWithoutSleep = noiseOf('park.end', {
  id: 'parks-without-sleep',
  sentence: 'parks that took less than a microsecond',
  cause: 'The hooks around a park run also when the worker finds work at the last moment and does not sleep.',
  isSeen: ({ s, t }, scene) => {
    const parkedAt = scene.thread(s)?.parkedAt ?? null;
    return parkedAt !== null && t - parkedAt < noSleep;
  },
});
