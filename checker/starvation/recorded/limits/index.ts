import { deferredLimit } from './deferred.ts';
import type { WaitLimit } from './limit.ts';
import { queuedLimit } from './queued.ts';

export type { LimitTrial, Nearest, WaitLimit } from './limit.ts';

/** Every limit there is on the waits of a recording, in the order in which reports list them. */
export const waitLimits: readonly WaitLimit[] = [deferredLimit, queuedLimit];
