import type { Constants, Flavor, Program, ScenarioSize } from '../../model/index.ts';

/** One scenario with everything that decides how it runs, as plain data. */
export interface Workload {
  /** Name of the scenario. */
  readonly scenario: string;
  /** What its tasks do, where the scenario is none of those known by name. */
  readonly programs?: readonly Program[];
  readonly size: ScenarioSize;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly constants: Constants;
}
