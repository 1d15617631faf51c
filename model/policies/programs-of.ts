import { isYieldWay } from '../yields/index.ts';
import type { Program } from '../workloads/program.ts';
import type { YieldName } from '../yields/yield-way.ts';
import type { Policy } from './policy.ts';
import { withPolicy } from './with-policy.ts';

/** The way in which tasks yield, with the policy where it is one of somebody's own. */
interface Yielding {
  readonly yield: YieldName | 'custom';
  readonly policy?: Policy;
}

/** The program as its task runs it: what a policy answers stands where the policy was asked. */
export const asYielding = (program: Program, { yield: how, policy }: Yielding): Program => {
  if (how === 'custom' || isYieldWay(how)) return program;
  if (policy === undefined) throw new RangeError(`the policy ${how} is not known`);
  return withPolicy(program, policy, how);
};

/** The programs of a workload at a size. */
export const programsOf = <Size extends Yielding>(
  { programs }: { readonly programs: (size: Size) => readonly Program[] },
  size: Size,
): readonly Program[] => programs(size).map((program) => asYielding(program, size));
