import { endlessWorkloads, newestRelease, rulesOf, specificationOf } from '../../model/index.ts';
import type { YieldName } from '../../model/index.ts';
import { exploreGraph } from '../../traces/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import {
  askEndless,
  endlessRuntime,
  realConstants,
  usualAssumptions,
} from '../../checker/starvation/index.ts';
import type { EndlessQuestion } from '../../checker/starvation/index.ts';
import { verify } from '../../checker/verify/verify.ts';
import { BenchError } from '../measure/bench-error.ts';

/** An endless workload on the newest release, with constants of Tokio except for these. */
export interface Endless {
  readonly workload: string;
  readonly yield: YieldName;
  readonly tasks: number;
  readonly workers: number;
  /** The event interval and the global queue interval. */
  readonly interval: number;
}

/** What is done with it: find its states, check every safety property in them, or ask who waits for how long. */
export const works = ['explore', 'safety', 'endless'] as const;
/** One of `works`. */
export type Work = (typeof works)[number];

/** The size of the graph that was gone through. */
export interface Space {
  readonly states: number;
  readonly transitions: number;
}

const questionOf = ({ workload: name, yield: how, tasks, workers, interval }: Endless): EndlessQuestion => {
  const workload = endlessWorkloads.find((one) => one.name === name);
  const rules = rulesOf(newestRelease);
  if (workload === undefined || rules === undefined)
    throw new BenchError('unknown-name', `no endless ${name}, or no release ${newestRelease}`);
  return {
    workload,
    size: { yield: how, tasks },
    release: newestRelease,
    rules,
    constants: {
      ...realConstants(undefined),
      workers,
      eventInterval: interval,
      globalQueueInterval: interval,
    },
    assumed: usualAssumptions,
    minimize: false,
    limits: {},
  };
};

const checkSafety = (question: EndlessQuestion, how: YieldName): Space => {
  const { workload, size, release, rules } = question;
  const { programs, constants } = endlessRuntime(question);
  const { states, transitions } = verify({
    scenario: {
      name: workload.name,
      summary: workload.summary,
      size: { tasks: size.tasks, polls: 1 },
      programs: () => programs,
    },
    size: { yield: how, tasks: size.tasks, polls: 1 },
    release,
    rules,
    constants,
    properties: allProperties,
    beliefs: [],
    limits: {},
    symmetry: false,
    fingerprint: false,
    threads: 1,
  });
  return { states, transitions };
};

/** Does the work, in this process and one thread. */
export const doWork = (work: Work, endless: Endless): Space => {
  const question = questionOf(endless);
  switch (work) {
    case 'explore':
      return exploreGraph(specificationOf(endlessRuntime(question)).compiled()).exploration;
    case 'safety':
      return checkSafety(question, endless.yield);
    case 'endless':
      return askEndless(question);
  }
};
