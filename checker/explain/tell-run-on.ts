import { specificationOf, type Runtime } from '../../model/index.ts';
import type { Path } from '../../traces/index.ts';
import { tellRun } from './tell-run.ts';
import type { ToldRun } from './told-run.ts';

/**
 * Tells a run of a runtime; `release` is the one that links lead to, and `loopFrom` the index of the first step of a loop that
 * lasts to the end. Throws a `ReplayError` where the path is not one of this runtime.
 */
export const tellRunOn = (runtime: Runtime, path: Path, release: string, loopFrom?: number): ToldRun => {
  const specification = specificationOf(runtime);
  return tellRun(specification.compiled(), path, {
    schema: specification.schema,
    workers: runtime.flavor === 'current_thread' ? 1 : runtime.constants.workers,
    roles: runtime.programs.map(({ role }) => role),
    release,
    ...(loopFrom !== undefined && { loopFrom }),
  });
};
