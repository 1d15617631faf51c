import { expect, test } from 'vitest';
import {
  endlessWorkloads,
  newestRelease,
  rulesOf,
  specificationOf,
  type Constants,
  type Runtime,
} from '../../../model/index.ts';
import { certify } from '../../../checker/starvation/certify.ts';
import { assuming, conditionsOf } from '../../../checker/starvation/fairness/conditions.ts';
import { enabledIn } from '../../../checker/starvation/graph/fairness.ts';
import { endlessRuntime, realConstants, usualAssumptions } from '../../../checker/starvation/index.ts';
import { watchedEngine } from '../../../checker/starvation/watch/watched.ts';

/** Tasks by index: one that a foreign thread wakes, the one that starves, and one that is polled in its stead. */
const [woken, starved, other] = [0, 1, 2];

type Actor = 'first' | 'second' | 'foreign';

interface Worker {
  readonly at: string;
  readonly eventPhase: number;
  readonly current: number | null;
  readonly queue: readonly number[];
}

/** Runs one actor at a time, and remembers the way. */
class Play {
  readonly path: number[] = [];
  readonly #engine;
  #state: Int32Array;

  constructor(runtime: Runtime) {
    this.#engine = specificationOf(runtime).compiled();
    this.#state = this.#engine.initial().state;
  }

  key(): string {
    return this.#engine.key(this.#state);
  }

  worker(which: Actor): Worker {
    const { workers } = JSON.parse(JSON.stringify(this.#engine.describe(this.#state)));
    return workers[which === 'second' ? 1 : 0];
  }

  /** The only step of this actor. */
  step(actor: Actor): void {
    const [array, index] = actor === 'foreign' ? ['foreign', 0] : ['workers', actor === 'second' ? 1 : 0];
    const steps = this.#engine.successors(this.#state);
    const own = steps.findIndex(
      ({ label }) => this.#engine.actions[label.action]?.arrays[0] === array && label.actors[0] === index,
    );
    const step = steps[own];
    if (step === undefined) throw new Error(`${actor} cannot go on after ${this.path.length} steps`);
    this.path.push(own);
    this.#state = step.state;
  }

  until(actor: Actor, arrives: (worker: Worker) => boolean): void {
    for (let steps = 0; !arrives(this.worker(actor)); steps++) {
      if (steps > 50_000) throw new Error(`${actor} does not arrive`);
      this.step(actor);
    }
  }

  /** Polls what the worker has in hand, which goes to wait, or is woken by the foreign thread meanwhile. */
  pollWoken(actor: Actor, again: boolean): void {
    this.until(actor, ({ at }) => at === 'going-idle');
    if (again) this.step('foreign');
    this.until(actor, ({ at }) => at === 'next');
  }
}

/**
 * From where `owner` polls in the last tick before it looks at the inject queue, with the starved task queued, to where
 * `thief` does the same, both having been served.
 */
const passOn = (play: Play, owner: Actor, thief: Actor, interval: number): void => {
  while (play.worker(thief).eventPhase < interval - 2) {
    play.pollWoken(thief, true);
    play.until(thief, ({ at }) => at === 'found');
  }
  play.pollWoken(thief, false);
  play.until(thief, ({ at }) => at === 'steal');

  play.until(owner, ({ at, eventPhase }) => at === 'next' && eventPhase === 0);
  play.step('foreign');
  play.step('foreign');
  play.until(owner, ({ at }) => at === 'found');
  expect(play.worker(owner)).toMatchObject({ current: woken, queue: [starved, other] });
  play.step('foreign');
  play.pollWoken(owner, true);
  expect(play.worker(owner).queue).toEqual([starved, other, woken]);

  play.step(thief);
  expect(play.worker(thief)).toMatchObject({ at: 'found', current: other, queue: [starved] });
  play.until(owner, ({ at }) => at === 'found');
  play.until(thief, ({ at }) => at === 'polling');
};

const runtimeWith = (given: Partial<Constants>): Runtime => {
  const workload = endlessWorkloads.find(({ name }) => name === 'foreign-wakes');
  const rules = rulesOf(newestRelease);
  if (workload === undefined || rules === undefined) throw new RangeError('no such workload or release');
  const constants = { ...realConstants(undefined), ...given };
  return endlessRuntime({ workload, size: { yield: 'self-wake', tasks: 2 }, rules, constants });
};

test.each([3, 5, 61])(
  'a task that yields is stolen to and fro for ever, whenever it would be polled, with intervals of %d',
  (interval) => {
    const runtime = runtimeWith({ workers: 2, eventInterval: interval, globalQueueInterval: interval });
    const play = new Play(runtime);
    play.until(
      'first',
      ({ at, eventPhase, current, queue }) =>
        at === 'polling' && eventPhase === interval - 1 && current === other && queue.length === 1,
    );
    play.step('foreign');
    play.step('foreign');
    play.step('foreign');
    play.until('second', ({ at }) => at === 'found');
    const stem = [...play.path];
    const entry = play.key();
    passOn(play, 'first', 'second', interval);
    passOn(play, 'second', 'first', interval);
    expect(play.key()).toBe(entry);

    const engine = watchedEngine(runtime);
    const conditions = conditionsOf(runtime);
    const nothing = {
      states: 0,
      first: new Int32Array(1),
      target: new Int32Array(),
      label: new Int32Array(),
    };
    const fairness = {
      takes: new Int32Array(),
      enabled: enabledIn(nothing, new Int32Array()),
      ...assuming(conditions, usualAssumptions),
    };
    const loop = play.path.slice(stem.length);
    certify({ runtime, engine, conditions }, { stem, loop }, fairness, { task: starved, breaks: 0 });
    expect(loop).toHaveLength(16 * interval + 10);
  },
);
