import type { Assumption, AssumptionName } from './assumption.ts';

const os: Assumption = {
  name: 'os',
  sentence: 'the operating system runs each worker again and again',
  broken: 'the operating system stops running a worker',
  reality: 'Every preemptive scheduler, with time sharing; not beside threads with real-time priority.',
  strength: 'weak',
  usual: true,
  counts: 'workers',
  of: ({ arrays, actor }) => (arrays[0] === 'workers' ? actor : -1),
};

const foreign: Assumption = {
  name: 'foreign',
  sentence: 'a foreign thread that has begun to wake or to spawn a task goes on with it',
  broken: 'a foreign thread stops halfway through waking or spawning a task',
  reality: 'As for workers.',
  strength: 'weak',
  usual: true,
  counts: 'one',
  of: ({ arrays }) => (arrays[0] === 'foreign' && arrays.length === 1 ? 0 : -1),
};

const poll: Assumption = {
  name: 'poll',
  sentence: 'each poll ends',
  broken: 'a poll never ends',
  reality:
    'For guests epochs or fuel, for what uses Tokio the coop budget; nothing, for code that does not return.',
  strength: 'weak',
  usual: true,
  counts: 'workers',
  of: ({ ends, actor }) => (ends ? actor : -1),
  owedBy: 'polling',
};

const driver: Assumption = {
  name: 'driver',
  sentence: 'of the passes that find the driver free, again and again one turns it',
  broken: 'no pass gets the driver, free as it is',
  reality: 'The lock of the driver is tried and not waited for, so that nothing grants it but chance.',
  strength: 'strong',
  usual: false,
  counts: 'one',
  of: ({ getsDriver }) => (getsDriver ? 0 : -1),
};

const event: Assumption = {
  name: 'event',
  sentence: 'what a task waits for outside the runtime happens',
  broken: 'what a task waits for outside the runtime never happens',
  reality: 'Timers; not what depends on a peer.',
  strength: 'weak',
  usual: false,
  counts: 'tasks',
  of: ({ arrays, actor, other }) => {
    if (arrays[0] === 'tasks') return actor;
    return arrays[0] === 'foreign' && arrays[1] === 'tasks' ? other : -1;
  },
};

/** Every assumption, by name. */
export const assumptions: Readonly<Record<AssumptionName, Assumption>> = { os, foreign, poll, driver, event };

/** Every assumption there is. */
export const allAssumptions: readonly Assumption[] = Object.values(assumptions);

/** What is assumed unless others are asked for: what real systems grant. */
export const usualAssumptions: readonly AssumptionName[] = allAssumptions
  .filter(({ usual }) => usual)
  .map(({ name }) => name);
