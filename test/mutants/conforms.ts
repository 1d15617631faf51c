import { check } from '../../checker/library/index.ts';
import type { Emitted, RowEngine } from '../../model/index.ts';
import { toEvents } from '../../traces/index.ts';
import type { Event } from '../../traces/index.ts';
import { headerOf, release, runtimeOf } from './killers.ts';
import type { Mutant } from './mutant.ts';

/** What a mutant is killed by whose runs are no behaviours of the release. */
export const conformance = 'conformance';

const runs = 12;
const mostSteps = 400;

/** A generator of numbers below 2^31, which the seed alone decides (Lehmer). */
const dice = (seed: number): ((below: number) => number) => {
  let last = seed;
  return (below) => {
    last = (last * 48_271) % 2_147_483_647;
    return last % below;
  };
};

interface Run {
  readonly events: readonly Event[];
  readonly complete: boolean;
}

const runOf = (engine: RowEngine<Emitted>, seed: number): Run => {
  const below = dice(seed);
  const start = engine.initial();
  const steps: (typeof start)[] = [];
  let { state } = start;
  let complete = false;
  while (steps.length < mostSteps) {
    const successors = engine.successors(state);
    const step = successors[below(Math.max(1, successors.length))];
    complete = step === undefined;
    if (step === undefined) break;
    steps.push(step);
    ({ state } = step);
  }
  return { events: [...toEvents({ start, steps })], complete };
};

/** Whether runs of the mutant at random are refused as recordings of the release: the first of them, from 1; undefined if none. */
export const firstRefused = async (mutant: Mutant): Promise<number | undefined> => {
  const engine = mutant.engineOf(runtimeOf(mutant));
  for (let seed = 1; seed <= runs; seed++) {
    const { events, complete } = runOf(engine, seed);
    const trace = { header: headerOf(mutant), events, end: { complete } };
    const { conformance: outcomes } = await check(trace, { against: release });
    if (outcomes.some(({ kind }) => kind === 'refused')) return seed;
  }
  return undefined;
};
