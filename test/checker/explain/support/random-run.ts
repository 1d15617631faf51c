import {
  newestRelease,
  rulesOf,
  scenarios,
  smallConstants,
  specificationOf,
  type Emitted,
  type Engine,
  type Runtime,
  type Specification,
  type YieldName,
} from '../../../../model/index.ts';
import type { Path } from '../../../../traces/index.ts';
import type { RunAbout } from '../../../../checker/explain/tell-run.ts';
import { runtimeOf } from '../../../../checker/verify/runtime-of.ts';

export interface Wanted {
  readonly scenario: string;
  readonly way: YieldName;
  readonly flavor: 'multi_thread' | 'current_thread';
  readonly release?: string;
}

export interface Workbench {
  readonly runtime: Runtime;
  readonly specification: Specification;
  readonly about: RunAbout;
}

/** A scenario as it is explored by default, with all that telling its runs takes. */
export const workbench = ({ scenario: name, way, flavor, release = newestRelease }: Wanted): Workbench => {
  const scenario = scenarios.find((one) => one.name === name);
  const rules = rulesOf(release);
  if (scenario === undefined || rules === undefined) throw new RangeError(`no ${name} on ${release}`);
  const workers = flavor === 'current_thread' ? 1 : 2;
  const runtime = runtimeOf({
    flavor,
    rules,
    scenario,
    size: { ...scenario.size, yield: way },
    constants: { ...smallConstants, workers },
  });
  const specification = specificationOf(runtime);
  const roles = runtime.programs.map(({ role }) => role);
  return { runtime, specification, about: { schema: specification.schema, workers, roles, release } };
};

/** Scenarios that both schedulers can run. */
export const scenarioNames: readonly string[] = scenarios
  .map(({ name }) => name)
  .filter((name) => name !== 'block-in-place');

/** The way that a list of numbers leads: each picks among the steps that there are, and an end ends it. */
export const pathAlong = <Packed>(engine: Engine<Packed, Emitted>, picks: readonly number[]): Path => {
  const path: number[] = [];
  let { state } = engine.initial();
  for (const pick of picks) {
    const offered = engine.successors(state);
    const index = offered.length === 0 ? 0 : pick % offered.length;
    const step = offered[index];
    if (step === undefined) break;
    path.push(index);
    ({ state } = step);
  }
  return path;
};
