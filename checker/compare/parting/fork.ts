import { specificationOf, type Emitted, type RowEngine } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import type { ForkEvidence, ForkSide } from '../../explain/finding.ts';
import { tellRun } from '../../explain/tell-run.ts';
import { runtimeOfSide, workersOfSide, type Side } from '../side.ts';

/** A run of one side, told. */
export const toldOf = (engine: RowEngine<Emitted>, side: Side, path: Path): ForkSide => {
  const runtime = runtimeOfSide(side);
  return {
    name: side.name,
    run: tellRun(engine, path, {
      schema: specificationOf(runtime).schema,
      workers: workersOfSide(side),
      roles: runtime.programs.map(({ role }) => role),
      release: side.workload.release,
    }),
  };
};

const commonSteps = (one: ForkSide, other: ForkSide): number => {
  const steps = Math.min(one.run.steps.length, other.run.steps.length);
  for (let at = 0; at < steps; at++) {
    const [left, right] = [one.run.steps[at], other.run.steps[at]];
    if (left?.action !== right?.action || JSON.stringify(left?.events) !== JSON.stringify(right?.events))
      return at;
  }
  return steps;
};

/** Two runs, with as many steps in common as they begin with alike. */
export const forkOf = (one: ForkSide, other: ForkSide): ForkEvidence => ({
  kind: 'fork',
  common: commonSteps(one, other),
  sides: [one, other],
});
