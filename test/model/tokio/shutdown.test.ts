import { describe, expect, it } from 'vitest';
import { verify } from '../../../checker/verify/verify.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { multiThread, rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { Flavor, Instruction, MultiThread, Program, Scenario, YieldName } from '../../../model/index.ts';
import type { SchedulerState, WorkerView } from '../../../model/tokio/state.ts';
import { everything, taskStates } from './ends.ts';
import { endsOnce } from './ends-once.ts';

const ways: readonly YieldName[] = ['self-wake', 'yield_now'];
const releases = ['1.20.0', '1.24.0', '1.29.0', '1.43.0', '1.50.0', '1.51.1', '1.53.1'];

const rulesFor = (release: string): NonNullable<ReturnType<typeof rulesOf>> => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  return rules;
};

const dropped = (release: string, programs: readonly Program[], workers = 2): MultiThread =>
  multiThread({
    rules: rulesFor(release),
    constants: { ...smallConstants, workers },
    programs,
    shutsDown: true,
  });

const found = (name: string, release: string, how: YieldName, flavor: Flavor): readonly string[] => {
  const scenario = scenarios.find((one): one is Scenario => one.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const verification = verify({
    scenario: { ...scenario, shutsDown: true },
    flavor,
    size: { ...scenario.size, yield: how },
    release,
    rules: rulesFor(release),
    constants: { ...smallConstants, workers: flavor === 'current_thread' ? 1 : 2 },
    properties: [...allProperties, endsOnce],
    beliefs: [],
    limits: {},
    symmetry: true,
    fingerprint: false,
    threads: 1,
  });
  const violated = verification.verdicts.flatMap(({ property, verdict }) =>
    verdict === 'violated' ? [property] : [],
  );
  return [...violated, ...verification.broken.map(({ sentence }) => sentence)];
};

const whereWorkersAre = (state: SchedulerState): string =>
  Array.from({ length: state.workers.length }, (_, w) => state.workers.get(w).at).join(', ');

const whereAllAre = (state: SchedulerState): string => `${whereWorkersAre(state)}: ${taskStates(state)}`;

const howFarBothAre = (state: SchedulerState): string => {
  const [first, second] = [state.tasks.get(0), state.tasks.get(1)];
  return `${first.state} at ${first.step}, ${second.state}, ${state.ownedClosed}`;
};

const program = (role: string, ...instructions: readonly Instruction[]): Program => ({ role, instructions });
const yieldNow: Instruction = { does: 'yield', how: 'yield_now' };
const untilWoken: Instruction = { does: 'wait', for: 'wake' };

/** The machine with one action that does something else; `asSpecified` says whether it did not refuse. */
const but = (
  machine: MultiThread,
  name: string,
  instead: (state: SchedulerState, asSpecified: () => boolean) => boolean,
): MultiThread => {
  const at = machine.actions.findIndex(({ rule }) => rule.name === name);
  const original = machine.actions[at];
  if (original === undefined) throw new Error(`no action ${name}`);
  const effect = (...args: readonly unknown[]): boolean => {
    const state = args.at(-2);
    if (!isState(state)) throw new Error(`${name} is not given a state`);
    return instead(state, () => Reflect.apply(original.effect, undefined, args) !== false);
  };
  machine.actions[at] = { ...original, effect: (...args) => Reflect.apply(effect, undefined, args) };
  return machine;
};

const eachWorker = (state: SchedulerState, does: (worker: WorkerView) => void): void => {
  for (let w = 0; w < state.workers.length; w++) does(state.workers.get(w));
};

const isState = (value: unknown): value is SchedulerState =>
  typeof value === 'object' && value !== null && 'injectClosed' in value;

describe('a runtime that is dropped at any time', () => {
  const explored = ['1.20.0', '1.24.0', '1.43.0', '1.51.1', '1.53.1'];
  const cases = explored.flatMap((release) => ways.map((how) => [release, how] as const));

  it.each(cases)('%s by %s: keeps every property and ends each task once', (release, how) => {
    expect(found('shutdown', release, how, 'multi_thread')).toEqual([]);
    expect(found('shutdown', release, how, 'current_thread')).toEqual([]);
  });

  it.each(ways)('1.53.1 by %s: keeps them while another thread spawns and wakes', (how) => {
    expect(found('hogged-worker', '1.53.1', how, 'multi_thread')).toEqual([]);
    expect(found('foreign-wakes', '1.53.1', how, 'current_thread')).toEqual([]);
    expect(found('foreign-spawns', '1.53.1', how, 'current_thread')).toEqual([]);
  });

  it.each(releases)('%s: ends all tasks wherever they are, and lets every worker go', (release) => {
    const programs = [
      program('parent', { does: 'spawn', task: 1 }, { does: 'join', task: 1 }),
      program('child', yieldNow, untilWoken),
    ];
    const { ends } = everything(dropped(release, programs), whereAllAre);
    expect([...ends].toSorted()).toEqual(['gone, gone: complete, complete', 'gone, gone: complete, unborn']);
  });

  it('cancels a task that is being polled at the end of its poll', () => {
    const { events } = everything(
      dropped('1.53.1', [program('busy', { does: 'compute' }, untilWoken)]),
      taskStates,
    );
    expect(events).toContainEqual({ w: 0, e: 'poll.end', task: 1, ready: false });
    expect(events).toContainEqual({ w: 1, e: 'task.end', task: 1 });
  });

  it('ends a task at once that is spawned when all others have been shut down', () => {
    const spawning = [program('spawner', { does: 'spawn', task: 1 }), program('late')];
    const { states } = everything(dropped('1.53.1', spawning), howFarBothAre);
    expect([...states]).toContain('running-cancelled at 1, complete, yes');
  });

  it.each([
    ['1.20.0', 0],
    ['1.53.1', 1],
  ] as const)('%s: calls what is deferred when the loop is over, if anything is', (release, calls) => {
    const { events } = everything(dropped(release, [program('yielder', yieldNow)], 1), taskStates);
    const stale = events.filter((event) => event.e === 'wake.begin' && event.from === 'runtime');
    expect(stale).toHaveLength(calls);
  });

  it('waits for ever for a closure of block_in_place that nobody wakes', () => {
    const blocker = program('blocker', { does: 'block in place', runs: 'another block_on' }, untilWoken, {
      does: 'end block in place',
    });
    const { ends } = everything(dropped('1.53.1', [blocker], 1), whereWorkersAre);
    expect([...ends].toSorted()).toEqual(['gone', 'handed-over']);
  });
});

describe('slips in shutdown show', () => {
  const programs = [program('spawner', { does: 'spawn', task: 1 }), program('child', yieldNow)];

  it('an inject queue that is not closed: workers sleep for ever', () => {
    const slipped = but(dropped('1.53.1', programs), 'close', (state, asSpecified) => {
      const done = asSpecified();
      state.injectClosed = 'no';
      return done;
    });
    const { ends } = everything(slipped, whereWorkersAre);
    expect([...ends].some((told) => !told.includes('gone'))).toBe(true);
  });

  it('a last worker that does not drain the queues', () => {
    const woken = program('woken', { does: 'wait', for: 'foreign wake' });
    const slipped = but(dropped('1.53.1', [woken]), 'shutDownCore', (state, asSpecified) => {
      const kept = Array.from({ length: state.inject.length }, (_, index) => state.inject.at(index));
      const done = asSpecified();
      if (done && state.inject.isEmpty) for (const task of kept) state.inject.push(task);
      return done;
    });
    expect(() => everything(slipped, whereWorkersAre)).toThrow(/once every core is in, no queue has a task/u);
  });

  it('a worker that leaves tasks to others', () => {
    const slipped = but(dropped('1.53.1', programs), 'closeOwnedTasks', (state, asSpecified) => {
      const done = asSpecified();
      eachWorker(state, (worker) => {
        if (worker.at === 'shutting-down') worker.at = 'gone';
      });
      return done;
    });
    expect(() => everything(slipped, whereWorkersAre)).toThrow(
      /no worker leaves while a task is to be shut down/u,
    );
  });

  it('a worker that does not look whether the runtime shuts down', () => {
    const slipped = but(dropped('1.53.1', programs), 'maintenance', (state, asSpecified) => {
      const done = asSpecified();
      eachWorker(state, (worker) => (worker.isShutdown = 'no'));
      return done;
    });
    const { ends } = everything(slipped, whereWorkersAre);
    expect([...ends]).not.toContain('gone, gone');
  });
});
