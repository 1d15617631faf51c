import type { RuntimeInfo } from '../../../traces/index.ts';
import type { Handler, Observer, Report } from '../property.ts';
import { constantsOf } from './constants.ts';
import type { Follower } from './follow.ts';
import { conclude, follow } from './follow.ts';
import type { QueueEvent } from './queue-event.ts';
import { queueKinds } from './queue-event.ts';
import type { Replica } from './replica.ts';
import { newReplica } from './replica.ts';

/** The memory of a property that follows the queues: a replica of them, and what the property itself remembers. */
export interface Followed<M> {
  readonly replica: Replica;
  readonly own: M;
}

/** What a follower works with: the memory of the run that the current event is of, and where to report. */
export interface Watch<M> extends Followed<M> {
  readonly report: Report;
}

const ignores: Follower = {
  scheduled: () => {},
  taken: () => {},
  stolen: () => {},
  parked: () => {},
  overflowing: () => {},
  overflowed: () => {},
  joined: () => {},
  left: () => {},
};

/** The events that an observer made by `observeQueues` needs, apart from those of its follower. */
export const queuesNeed = [
  'schedule',
  'take',
  'steal',
  'inject.batch',
  'overflow',
  'parked',
  'search.begin',
  'driver.begin',
  'driver.end',
  'poll.begin',
  'poll.end',
] as const;

/**
 * An observer that keeps a replica of the queues and tells a follower what happens to them. The follower is made
 * once; `watch` is set anew before each event, so that one observer can serve many memories.
 */
export function observeQueues<M>(
  runtime: RuntimeInfo,
  memory: () => M,
  followerOf: (watch: () => Watch<M>) => Partial<Follower>,
): Observer<Followed<M>> {
  const constants = constantsOf(runtime);
  let current: Watch<M> | undefined;
  const follower: Follower = {
    ...ignores,
    ...followerOf(() => {
      if (current === undefined) throw new Error('a follower looked at its memory when no event was at hand');
      return current;
    }),
  };
  const handle: Handler<Followed<M>, QueueEvent['e']> = ({ replica, own }, event, report) => {
    current = { replica, own, report };
    follow(replica, event, constants, follower);
  };
  return {
    memory: () => ({ replica: newReplica(runtime.workers), own: memory() }),
    on: Object.fromEntries(queueKinds.map((kind) => [kind, handle])),
    end: ({ replica, own }, report) => {
      current = { replica, own, report };
      conclude(replica, constants, follower);
    },
  };
}
