import type { Event, EventOf } from '../../../traces/index.ts';

type Named = Event | { readonly task?: number | null };

const taskOf = (event: Named): string => {
  const task = 'task' in event ? event.task : undefined;
  if (task === undefined || task === null) return 'a task';
  return task === 0 ? 'the future in block_on' : `task ${task}`;
};

const takenFrom: Readonly<Record<EventOf<'take'>['from'], string>> = {
  lifo: 'its LIFO slot',
  'lifo-chain': 'its LIFO slot',
  local: 'its queue',
  inject: 'the inject queue',
};

const putTo: Readonly<Record<EventOf<'schedule'>['to'], string>> = {
  lifo: 'into its LIFO slot',
  back: 'at the back of its queue',
  inject: 'into the inject queue',
};

const yieldBy: Readonly<Record<EventOf<'yield'>['how'], string>> = {
  'self-wake': 'by waking itself',
  yield_now: 'by yield_now',
  coop: 'because its budget is used up',
};

/**
 * What whoever shows an event does, as a verb without its subject, such as `take task 2 from its queue`; undefined for
 * events that only describe, or that go with another.
 */
export const deedOf = (event: Event): string | undefined => {
  switch (event.e) {
    case 'take':
      return `take ${taskOf(event)} from ${takenFrom[event.from]}`;
    case 'steal':
      return `steal ${taskOf(event)} from worker ${event.victim}`;
    case 'inject.batch':
      return `move ${event.n} more from the inject queue to its own`;
    case 'schedule':
      return `put ${taskOf(event)} ${putTo[event.to]}`;
    case 'overflow':
      return `move ${event.n} tasks from its full queue to the inject queue`;
    case 'run.begin':
    case 'poll.begin':
      return `poll ${taskOf(event)}`;
    case 'poll.end':
      return event.ready === true ? `complete ${taskOf(event)}` : `end the poll of ${taskOf(event)}`;
    case 'yield':
      return `let ${taskOf(event)} yield ${yieldBy[event.how]}`;
    case 'defer':
      return `leave the waker of ${taskOf(event)} on its deferred list`;
    case 'flush':
      return 'call its deferred wakers';
    case 'wake.begin':
      return `wake ${taskOf(event)}`;
    case 'join':
      return `let ${taskOf(event)} wait in the JoinHandle of ${taskOf({ task: event.of })}`;
    case 'abort':
      return `abort ${taskOf(event)}`;
    case 'consume':
      return `let ${taskOf(event)} use a unit of the coop budget`;
    case 'spawn.begin':
      return `spawn ${taskOf(event)}`;
    case 'driver.begin':
      return event.timeout === 0 ? 'look at timers and sockets' : 'go to sleep';
    case 'park.begin':
      return 'find nothing and prepare to sleep';
    case 'parked':
      return 'enter the list of sleepers';
    case 'park.end':
      return 'wake up';
    case 'search.begin':
      return 'search the queues of others';
    case 'notify':
      return event.woken === null ? 'find no sleeping worker to wake' : `wake worker ${event.woken}`;
    case 'block_in_place.begin':
      return `let ${taskOf(event)} call block_in_place`;
    case 'block_in_place.end':
      return `let ${taskOf(event)} return from block_in_place`;
    case 'task.end':
      return `end ${taskOf(event)}`;
    case 'waker.clone':
      return `clone a waker of ${taskOf(event)}`;
    case 'waker.drop':
      return `drop a waker of ${taskOf(event)}`;
    case 'driver.end':
    case 'wake.end':
    case 'spawn.end':
    case 'run.end':
    case 'task.bind':
    case 'maintenance':
    case 'lifo.cap':
    case 'stream':
    case 'clock':
    case 'thread.start':
    case 'thread.stop':
    case 'busy.begin':
    case 'busy.end':
    case 'mark':
    case 'queue.sample':
    case 'shuttle.step':
    case 'shuttle.random':
    case 'shuttle.semaphore':
    case 'gap':
      return undefined;
  }
};

/** Who shows an event: `worker 1`, or `thread 3` if it runs no worker. */
export const doerOf = ({ w, s }: Pick<Event, 'w' | 's'>): string =>
  w === null ? `thread ${s}` : `worker ${w}`;
