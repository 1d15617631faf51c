import { describe, expect, it } from 'vitest';
import { automatonOf } from '../../checker/automaton/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import { generatedHeader } from '../../checker/verify/generated-header.ts';
import { checkOnGraph } from '../../checker/verify/on-graph.ts';
import { compile, currentThread, rulesOf, scenarios, smallConstants } from '../../model/index.ts';
import type { Context, CoreView, CurrentThreadState, Emitted, YieldName } from '../../model/index.ts';
import { ExplorationError, exploreGraph } from '../../traces/index.ts';

/** A step of the thread in `block_on` as its mutant sees it. */
interface Step {
  readonly me: CoreView;
  readonly state: CurrentThreadState;
  readonly context: Context<Emitted>;
  /** Does what the specification does; `emit` sees its events instead of whoever listens. */
  readonly asSpecified: (emit?: (event: Emitted) => void) => boolean | void;
}

interface Mutant {
  readonly what: string;
  readonly action: string;
  readonly instead: (step: Step) => boolean | void;
  readonly scenario: string;
  readonly yield: YieldName;
  readonly parkHook?: 'wakes' | 'defers';
  readonly killedBy: readonly string[];
}

const isDriver = ({ e }: Emitted): boolean => e === 'driver.begin' || e === 'driver.end';

const mutants: readonly Mutant[] = [
  {
    what: 'the newest task is taken first',
    action: 'nextTask',
    instead: ({ me, asSpecified }) => {
      if (me.queue.length > 1) me.queue.moveFront(me.queue.length - 1, me.queue);
      asSpecified();
    },
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['local-fifo'],
  },
  {
    what: 'of several deferred wakers one is dropped',
    action: 'wakeDeferred',
    instead: ({ me, asSpecified }) => {
      if (me.deferred.length > 1) me.deferred.pop();
      asSpecified();
    },
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['flush-is-complete'],
  },
  {
    what: 'deferred wakers are called without a pass through the driver',
    action: 'parkYield',
    instead: ({ asSpecified, context }) => {
      asSpecified((event) => {
        if (!isDriver(event)) context.emit(event);
      });
    },
    scenario: 'yielders',
    yield: 'yield_now',
    killedBy: ['deferred-before-resume', 'driver-every-event-interval'],
  },
  {
    what: 'tasks of a round are not counted',
    action: 'poll',
    instead: ({ me, asSpecified }) => {
      const { eventPhase } = me;
      asSpecified();
      if (me.at === 'next') me.eventPhase = eventPhase;
    },
    scenario: 'many-short-tasks',
    yield: 'self-wake',
    killedBy: ['driver-every-event-interval'],
  },
  {
    what: 'the future in block_on is never polled again',
    action: 'resetWoken',
    instead: ({ me, state }) => {
      state.woken = false;
      me.at = 'next';
    },
    scenario: 'yielders',
    yield: 'self-wake',
    killedBy: ['every-wake-answered'],
  },
  {
    what: 'the thread sleeps though its park hook woke its future',
    action: 'park',
    instead: ({ me, context }) => {
      context.emit({ w: me.index, e: 'driver.begin', timeout: null });
      me.at = 'in-driver';
    },
    scenario: 'timer-beside-guests',
    yield: 'self-wake',
    parkHook: 'wakes',
    killedBy: [
      'a thread that sleeps in the driver while its future is woken or a task is in the inject queue is being unparked',
    ],
  },
  {
    what: 'a foreign thread does not unpark the driver',
    action: 'unpark',
    instead: ({ state, asSpecified }) => {
      const me = state.workers.get(0);
      const { notified } = me;
      asSpecified();
      me.notified = notified;
    },
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: [
      'a thread that sleeps in the driver while its future is woken or a task is in the inject queue is being unparked',
      'every-wake-answered',
    ],
  },
  {
    what: 'a foreign thread puts tasks into the local queue',
    action: 'pushRemote',
    instead: ({ state, asSpecified }) => {
      asSpecified();
      state.inject.moveFront(1, state.workers.get(0).queue);
    },
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: ['one-place', 'a thread that sleeps in the driver has nothing in its queue'],
  },
  {
    what: 'a wake during the poll is forgotten when the task becomes idle',
    action: 'transitionToIdle',
    instead: ({ me, state, asSpecified }) => {
      state.tasks.get(me.current).state = 'running';
      asSpecified();
    },
    scenario: 'foreign-wakes',
    yield: 'self-wake',
    killedBy: ['every-wake-answered'],
  },
];

/** Who rejects the mutant: ids of properties, sentences of the specification, or a fault of it. */
const killers = ({ action, instead, scenario, parkHook, yield: how }: Mutant): readonly string[] => {
  const { size, programs } = scenarios.find(({ name }) => name === scenario) ?? {};
  const rules = rulesOf('1.53.0');
  if (size === undefined || programs === undefined || rules === undefined) throw new Error(`no ${scenario}`);
  const machine = currentThread({
    flavor: 'current_thread',
    rules,
    constants: smallConstants,
    programs: programs({ ...size, yield: how }),
    ...(parkHook && { parkHook }),
  });
  const at = machine.actions.findIndex(({ rule }) => rule.name === action);
  const original = machine.actions[at];
  if (original === undefined) throw new Error(`no action ${action}`);
  // An action takes just these arguments, as the machine's own types say; only its list of actions forgets.
  const effect = (me: CoreView, state: CurrentThreadState, context: Context<Emitted>): boolean | void =>
    instead({
      me,
      state,
      context,
      asSpecified: (emit = (event) => context.emit(event)) => {
        const listening: Context<Emitted> = { choose: (count) => context.choose(count), emit };
        return Reflect.apply(original.effect, undefined, [me, state, listening]) === false
          ? false
          : undefined;
      },
    });
  machine.actions[at] = { ...original, effect: (...args) => Reflect.apply(effect, undefined, args) };

  const header = generatedHeader('1.53.0', smallConstants, scenario, 'current_thread');
  const found = new Set<string>();
  try {
    const { exploration, graph } = exploreGraph(compile(machine));
    for (const { sentence } of exploration.broken) found.add(sentence);
    for (const property of allProperties) {
      const automaton = automatonOf(property, header);
      if (automaton.kind === 'not-checkable') continue;
      if (checkOnGraph(graph, automaton, {}).violation !== undefined) found.add(property.id);
    }
  } catch (error) {
    if (!(error instanceof ExplorationError)) throw error;
    found.add('a fault of the specification');
  }
  return [...found];
};

describe('mutants of current_thread', () => {
  it.each(mutants)('$what: caught by $killedBy', (mutant) => {
    expect(killers(mutant)).toEqual(expect.arrayContaining([...mutant.killedBy]));
  });
});
