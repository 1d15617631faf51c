import { isYieldWay } from '../yields/index.ts';
import type { Program } from '../workloads/program.ts';
import type { YieldName } from '../yields/yield-way.ts';
import type { Policy, PolicyName } from './policy.ts';
import { askedIn, type Asked } from './asked.ts';
import { askedWithPolicy, withPolicy } from './with-policy.ts';

/** The way in which tasks yield, with the policy where it is one of somebody's own. */
interface Yielding {
  readonly yield: YieldName | 'custom';
  readonly policy?: Policy;
}

/** The policy, and what it goes by; undefined where the way is one that there is. */
const policyOf = ({ yield: how, policy }: Yielding): { policy: Policy; name: PolicyName } | undefined => {
  if (how === 'custom' || isYieldWay(how)) return undefined;
  if (policy === undefined) throw new RangeError(`the policy ${how} is not known`);
  return { policy, name: how };
};

/** The program as its task runs it: what a policy answers stands where the policy was asked. */
export const asYielding = (program: Program, yielding: Yielding): Program => {
  const own = policyOf(yielding);
  return own === undefined ? program : withPolicy(program, own.policy, own.name);
};

/** The programs of a workload at a size. */
export const programsOf = <Size extends Yielding>(
  { programs }: { readonly programs: (size: Size) => readonly Program[] },
  size: Size,
): readonly Program[] => programs(size).map((program) => asYielding(program, size));

/** By task, where in these programs it is asked to give way. */
export const askedOf = <Size extends Yielding>(
  { programs }: { readonly programs: (size: Size) => readonly Program[] },
  size: Size,
): readonly (readonly Asked[])[] => {
  const own = policyOf(size);
  return programs(size).map((program) =>
    own === undefined ? askedIn(program) : askedWithPolicy(program, own.policy, own.name),
  );
};
