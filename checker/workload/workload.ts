import type { Constants, Flavor, ScenarioSize } from '../../model/index.ts';

/** One scenario with everything that decides how it runs, as plain data. */
export interface Workload {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly size: ScenarioSize;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly constants: Constants;
}
