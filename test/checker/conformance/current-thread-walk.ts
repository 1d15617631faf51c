import { generatedHeader } from '../../../checker/verify/generated-header.ts';
import { currentThread, interpret } from '../../../model/index.ts';
import type { Program, Runtime } from '../../../model/index.ts';
import { toEvents } from '../../../traces/index.ts';
import type { Emission, Event, Trace } from '../../../traces/index.ts';
import { runtimeOf } from '../../model/tokio/current-thread-runs.ts';
import { Dice } from '../properties/scheduler/random-walk.ts';

const programs: readonly Program[] = [
  {
    role: 'yields',
    instructions: [
      { does: 'yield', how: 'yield_now' },
      { does: 'wait', for: 'foreign wake' },
      { does: 'repeat' },
    ],
  },
  {
    role: 'wakes itself',
    instructions: [{ does: 'yield', how: 'self-wake' }, { does: 'wake', task: 2 }, { does: 'repeat' }],
  },
  {
    role: 'is woken',
    instructions: [
      { does: 'wait', for: 'wake' },
      { does: 'yield', how: 'yield_now' },
      { does: 'wait', for: 'timer' },
      { does: 'repeat' },
    ],
  },
  {
    role: 'waits for another thread',
    instructions: [{ does: 'wait', for: 'foreign wake' }, { does: 'repeat' }],
  },
  {
    role: 'comes from outside',
    instructions: [
      { does: 'wait', for: 'foreign wake' },
      { does: 'yield', how: 'yield_now' },
      { does: 'wait', for: 'timer' },
    ],
    spawnedBy: 'foreign thread',
  },
  {
    role: 'runs out of budget',
    instructions: [
      { does: 'use resource' },
      { does: 'use resource' },
      { does: 'use resource' },
      { does: 'wait', for: 'foreign wake' },
      { does: 'repeat' },
    ],
  },
];

const blockOn: Program = {
  role: 'block_on',
  instructions: [
    { does: 'wait', for: 'foreign wake' },
    { does: 'yield', how: 'yield_now' },
    { does: 'repeat' },
  ],
};

/** What a recorder without probes sees. */
const recorded: ReadonlySet<string> = new Set([
  'spawn.begin',
  'spawn.end',
  'wake.begin',
  'wake.end',
  'poll.begin',
  'poll.end',
  'yield',
  'park.begin',
  'park.end',
]);

const runOf = (runtime: Runtime, dice: Dice, steps: number): readonly Event[] => {
  const engine = interpret(currentThread(runtime));
  const start = engine.initial();
  const taken: { readonly events: readonly Emission[] }[] = [];
  let { state } = start;
  for (let i = 0; i < steps; i++) {
    const successors = engine.successors(state);
    const step = successors[dice.below(Math.max(1, successors.length))];
    if (step === undefined) break;
    taken.push(step);
    ({ state } = step);
  }
  return Array.from(toEvents({ start, steps: taken })).filter(({ e }) => recorded.has(e));
};

/** No event tells of a yield by coop, only the budget at the end of the poll. */
const hideCoop = (events: readonly Event[]): readonly Event[] => {
  let isGone = false;
  return events.flatMap((event): readonly Event[] => {
    if (event.e === 'yield' && event.how === 'coop') {
      isGone = true;
      return [];
    }
    if (event.e !== 'poll.end' || !isGone) return [event];
    isGone = false;
    return [{ ...event, budget: 0 }];
  });
};

/** Calls on the other thread seem longer than they were, as for a recorder that is slow: still the same behaviour. */
const prolong = (events: readonly Event[], dice: Dice): readonly Event[] => {
  const list = [...events];
  const swap = (i: number, earlier: boolean): void => {
    for (let at = i, left = dice.below(4); left > 0; left--) {
      const to = earlier ? at - 1 : at + 1;
      const [moved, other] = [list[at], list[to]];
      if (moved === undefined || other === undefined || other.w === null) return;
      [list[at], list[to]] = [other, moved];
      at = to;
    }
  };
  for (let i = 0; i < list.length; i++) if (list[i]?.e === 'wake.begin' && list[i]?.w === null) swap(i, true);
  for (let i = list.length - 1; i >= 0; i--) {
    const event = list[i];
    if (event?.w === null && (event.e === 'wake.end' || event.e === 'spawn.end')) swap(i, false);
  }
  return list;
};

/** A random run of the specification of current_thread under the rules of `release`, as a recorder might see it. */
export const randomWalk = (release: string, seed: number, steps = 400): Trace => {
  const constants = { eventInterval: 4, globalQueueInterval: 3, coopBudget: 2 };
  const dice = new Dice(seed);
  const runtime = runtimeOf(release, programs, { blockOn, constants });
  const events = prolong(hideCoop(runOf(runtime, dice, steps)), dice);
  return {
    file: 'random walk',
    format: 'yieldcheck-1',
    header: generatedHeader(release, runtime.constants, 'random walk', 'current_thread'),
    async *batches() {
      yield await Promise.resolve(events);
    },
    end: () => undefined,
    notices: () => [],
    close: () => Promise.resolve(),
  };
};
