import type { Path } from '../../../traces/index.ts';
import { parsePath, PathSyntaxError, ReplayError } from '../../../traces/index.ts';
import type { Belief } from '../../beliefs/belief.ts';
import { checkRun } from '../../check/check-run.ts';
import { judgeRun } from '../../check/judge-exploration.ts';
import { tellRunOn } from '../../explain/tell-run-on.ts';
import type { ExitCode } from '../../exit-code.ts';
import type { Property } from '../../properties/property.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import { engineFor } from '../../verify/engine-for.ts';
import { runtimeOf } from '../../workload/runtime.ts';
import type { VerifyTeller } from '../reporters/verify.ts';
import { UsageError } from '../usage-error.ts';
import type { Workload } from '../workload/workload.ts';

/** A parser for the value of `--replay`. */
export const parseReplay = (given: string): Path => {
  try {
    return parsePath(given);
  } catch (error) {
    if (error instanceof PathSyntaxError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
};

/** Steps through one run of a workload. Claims of beliefs are told about and fail nothing. */
export const replayOne = (
  path: Path,
  workloads: readonly Workload[],
  properties: readonly Property[],
  beliefs: readonly Belief[],
  teller: VerifyTeller,
): ExitCode => {
  const [workload, ...others] = workloads;
  if (workload === undefined || others.length > 0)
    throw new UsageError('--replay needs one scenario and one way of yielding; name it with --yield.');
  const header = generatedHeader(workload.release, workload.constants, workload.scenario, workload.flavor);
  const asked = [...properties, ...beliefs.map(({ claim }) => claim)];
  try {
    const runtime = runtimeOf(workload);
    const checked = checkRun(engineFor(runtime), path, asked, header);
    const judgement = judgeRun(properties, checked.verdicts);
    teller.replayed(workload, checked, tellRunOn(runtime, path, workload.release), judgement);
    return judgement.code;
  } catch (error) {
    if (error instanceof ReplayError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
};
