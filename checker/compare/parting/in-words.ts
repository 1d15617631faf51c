import type { Observed } from '../observation.ts';

const places = {
  lifo: (worker: string) => `into the LIFO slot of ${worker}`,
  back: (worker: string) => `to the back of the queue of ${worker}`,
  inject: () => 'into the inject queue',
} as const;

const sources = {
  lifo: 'its LIFO slot',
  'lifo-chain': 'its LIFO slot, in the same tick,',
  local: 'its own queue',
  inject: 'the inject queue',
} as const;

const taskIn = (task: number): string => (task === 0 ? 'the future in block_on' : `task ${task}`);

const tasks = (n: number): string => (n === 1 ? '1 task' : `${n} tasks`);

/** What an event tells, as a clause such as `task 1 goes to the back of the queue of worker 0`. */
export const inWords = (event: Observed): string => {
  const me = event.w === null ? 'a thread that is no worker' : `worker ${event.w}`;
  switch (event.e) {
    case 'park.begin':
      return `${me} is about to sleep`;
    case 'park.end':
      return `${me} is awake again`;
    case 'search.begin':
      return `${me} begins to search for work`;
    case 'parked':
      return `${me} sleeps`;
    case 'lifo.cap':
      return `${me} has polled from its LIFO slot as often as it may`;
    case 'maintenance':
      return `${me} does its maintenance`;
    case 'spawn.begin':
      return `${taskIn(event.task)} is spawned`;
    case 'spawn.end':
      return `the spawn of ${taskIn(event.task)} returns`;
    case 'poll.begin':
      return `${me} polls ${taskIn(event.task)}`;
    case 'poll.end':
      return event.ready
        ? `${taskIn(event.task)} completes on ${me}`
        : `the poll of ${taskIn(event.task)} on ${me} returns Pending`;
    case 'block_in_place.begin':
      return `${taskIn(event.task)} enters block_in_place on ${me}`;
    case 'block_in_place.end':
      return `${taskIn(event.task)} leaves block_in_place on ${me}`;
    case 'task.end':
      return `${taskIn(event.task)} is dropped`;
    case 'yield':
      return `${taskIn(event.task)} yields on ${me}`;
    case 'wake.begin':
      return `${taskIn(event.task)} is woken`;
    case 'wake.end':
      return `the wake of ${taskIn(event.task)} returns`;
    case 'join':
      return `${taskIn(event.task)} waits in the JoinHandle of ${taskIn(event.of)}`;
    case 'abort':
      return `${taskIn(event.task)} is aborted`;
    case 'consume':
      return `${taskIn(event.task)} uses up one unit of the coop budget of ${me}`;
    case 'schedule':
      return `${taskIn(event.task)} goes ${places[event.to](me)}`;
    case 'overflow':
      return `${me} moves ${tasks(event.n)} of its full queue to the inject queue`;
    case 'inject.batch':
      return `${me} moves ${tasks(event.n)} more from the inject queue to its own`;
    case 'flush':
      return `${me} wakes the ${tasks(event.n)} on its deferred list`;
    case 'take':
      return `${me} takes ${taskIn(event.task)} from ${sources[event.from]}`.replace(/,$/u, '');
    case 'steal':
      return `${me} steals ${taskIn(event.task)} from worker ${event.victim}`;
    case 'defer':
      return `${taskIn(event.task)} waits on the deferred list of ${me} until that has looked at timers and sockets`;
    case 'driver.begin':
      return event.timeout === 0
        ? `${me} looks at timers and sockets without sleeping`
        : `${me} sleeps in the driver`;
    case 'driver.end':
      return `${me} leaves the driver`;
    case 'notify':
      return event.woken === null
        ? `${me} looks for a sleeping worker to wake, and wakes none`
        : `${me} wakes worker ${event.woken}`;
  }
};

/** The kinds that say the most of a step come first. */
const telling: readonly Observed['e'][] = [
  'steal',
  'overflow',
  'inject.batch',
  'schedule',
  'defer',
  'take',
  'poll.begin',
  'flush',
  'notify',
  'driver.begin',
  'park.begin',
  'search.begin',
  'poll.end',
];

/** Of some events the one that says the most; undefined for none. */
export const mostTelling = (events: readonly Observed[]): Observed | undefined => {
  for (const kind of telling) {
    const found = events.find(({ e }) => e === kind);
    if (found !== undefined) return found;
  }
  return events[0];
};
