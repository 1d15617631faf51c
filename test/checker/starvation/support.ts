import {
  endlessWorkloads,
  rulesOf,
  type Constants,
  type EndlessWay,
  type Flavor,
} from '../../../model/index.ts';
import { askEndless, realConstants, usualAssumptions } from '../../../checker/starvation/index.ts';
import type { AssumptionName, EndlessAnswer } from '../../../checker/starvation/index.ts';

/** What to ask; everything else is as by default. */
export interface Asking {
  readonly scenario: string;
  readonly how: EndlessWay;
  readonly release?: string;
  readonly flavor?: Flavor;
  readonly tasks?: number;
  readonly constants?: Partial<Constants>;
  readonly assumed?: readonly AssumptionName[];
  readonly minimize?: boolean;
  readonly settled?: boolean;
  readonly states?: number;
}

/** Asks about an endless workload. */
export const ask = ({ scenario, how, release = '1.53.1', flavor, ...given }: Asking): EndlessAnswer => {
  const workload = endlessWorkloads.find(({ name }) => name === scenario);
  const rules = rulesOf(release);
  if (workload === undefined || rules === undefined) throw new RangeError(`no ${scenario}, or no ${release}`);
  return askEndless({
    workload,
    size: { yield: how, tasks: given.tasks ?? workload.tasks },
    ...(flavor && { flavor }),
    release,
    rules,
    constants: { ...realConstants(flavor), ...given.constants },
    assumed: given.assumed ?? usualAssumptions,
    minimize: given.minimize ?? false,
    settled: given.settled ?? false,
    limits: { states: given.states ?? 1_000_000 },
  });
};

/** The most polls of others that the tasks of this role wait for; `starves` or Infinity where there is no most. */
export const mostPolls = ({ tasks }: EndlessAnswer, role: string): number | 'starves' => {
  const polls = tasks
    .filter((task) => task.role === role)
    .map(({ verdict, bounds }) => {
      if (verdict === 'starves') return verdict;
      const [bound] = bounds;
      return bound?.kind === 'bounded' ? bound.most : Infinity;
    });
  if (polls.length === 0) throw new RangeError(`no task is a ${role}`);
  return polls.includes('starves') ? 'starves' : Math.max(...polls.map(Number));
};
