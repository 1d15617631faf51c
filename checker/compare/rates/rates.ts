import { specificationOf } from '../../../model/index.ts';
import type { Emitted, Program, RowEngine } from '../../../model/index.ts';
import { below, randomWordsFor } from '../../../traces/explore/random/xoshiro.ts';
import { endlessRuntime } from '../../starvation/index.ts';
import type { EndlessQuestion } from '../../starvation/index.ts';
import type { EndlessEncounter } from '../guarantees/bounds.ts';
import { Counting, sumOf } from './tally.ts';
import type { Tally } from './tally.ts';

/** What tasks that go on for ever cost the scheduler on one side: counts of runs at random. */
export interface Rates extends Tally {
  /** Futures that an epoch callback has to box, for each yield at an epoch deadline; undefined where nobody has one. */
  readonly boxes?: number;
}

/** The same endless workload on two sides, run with the same random numbers. */
export interface ComparedRates {
  /** Name of the endless workload. */
  readonly workload: string;
  readonly workers: number;
  readonly sides: readonly [Rates, Rates];
}

const runs = 20;
const steps = 2000;
const seed = 1;
/** With one there is nobody to migrate to. */
const fewestWorkers = 2;

const runOnce = (engine: RowEngine<Emitted>, run: number): Tally => {
  const random = randomWordsFor(seed, run);
  const counting = new Counting();
  let { state } = engine.initial();
  for (let taken = 0; taken < steps; taken++) {
    const successors = engine.successors(state);
    const step = successors[below(successors.length, random)];
    if (step === undefined) break;
    for (const event of step.events) counting.see(event);
    ({ state } = step);
  }
  return counting.tally();
};

/** `UpdateDeadline::YieldCustom` holds a boxed future; `Yield` does not. */
const boxesIn = (programs: readonly Program[]): number | undefined => {
  const yields = programs.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      instruction.does === 'epoch deadline'
        ? instruction.answers.filter(({ answer }) => answer === 'Yield' || answer === 'YieldCustom')
        : [],
    ),
  );
  if (yields.length === 0) return undefined;
  return yields.filter(({ answer }) => answer === 'YieldCustom').length / yields.length;
};

const withWorkers = (question: EndlessQuestion): EndlessQuestion =>
  question.flavor === 'current_thread'
    ? question
    : {
        ...question,
        constants: {
          ...question.constants,
          workers: Math.max(fewestWorkers, question.constants.workers),
        },
      };

const ratesOf = (question: EndlessQuestion): Rates => {
  const runtime = endlessRuntime(question);
  const engine = specificationOf(runtime).compiled();
  const tally = sumOf(Array.from({ length: runs }, (_, run) => runOnce(engine, run)));
  const boxes = boxesIn(runtime.programs);
  return { ...tally, ...(boxes !== undefined && { boxes }) };
};

/** Runs endless workloads on both sides at random, each step as likely as every other, with the same random numbers. */
export const compareRates = (encounters: readonly EndlessEncounter[]): readonly ComparedRates[] =>
  encounters.map(({ questions: [one, other] }) => {
    const [first, second] = [withWorkers(one), withWorkers(other)];
    return {
      workload: one.workload.name,
      workers: first.flavor === 'current_thread' ? 1 : first.constants.workers,
      sides: [ratesOf(first), ratesOf(second)],
    };
  });
