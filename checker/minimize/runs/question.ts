import type { Constants, Emitted, RowEngine, Runtime, ScenarioSize } from '../../../model/index.ts';
import { specificationOf } from '../../../model/index.ts';
import type { Composable } from '../../automaton/index.ts';
import { automatonOf } from '../../automaton/index.ts';
import type { Property } from '../../properties/property.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import { runtimeOf } from '../../verify/runtime-of.ts';
import type { VerifyOptions } from '../../verify/verify.ts';

/** How large the workload of a run is, and how large the runtime. */
export interface RunSize {
  readonly size: ScenarioSize;
  readonly constants: Constants;
}

/** What was asked when a run was found that violates a property. */
export interface RunQuestion
  extends RunSize, Pick<VerifyOptions, 'scenario' | 'flavor' | 'release' | 'wasmtime' | 'rules'> {
  readonly property: Property;
  /** Makes the machine of a runtime; that of the specification if absent. */
  readonly machineOf?: (runtime: Runtime) => RowEngine<Emitted>;
}

/** The machine of a question at one size, and the property as an automaton to run along with it. */
export interface Setting extends RunSize {
  readonly engine: RowEngine<Emitted>;
  readonly automaton: Composable;
}

/** The same question at this size. */
export const settingOf = (question: RunQuestion, { size, constants }: RunSize): Setting => {
  const { scenario, release, flavor, property } = question;
  const runtime = runtimeOf({ ...question, size, constants });
  const { machineOf = (one: Runtime) => specificationOf(one).compiled() } = question;
  const header = generatedHeader(release, constants, scenario.name, flavor);
  return { size, constants, engine: machineOf(runtime), automaton: automatonOf(property, header) };
};
