import {
  lackingOnCurrentThread,
  lackingOnWasmtime,
  newestWasmtime,
  programsOf,
  wasmtimeRulesOf,
} from '../../model/index.ts';
import type { Instruction, WasmtimeLacks } from '../../model/index.ts';
import { scenarioNamed, scenarioOf } from './scenario-named.ts';
import type { Workload } from './workload.ts';

/**
 * What a scenario asks for that current_thread does not have; undefined when it has all. Neither the way of yielding nor the
 * size decides that.
 */
export const lackingOnFlavor = (name: string): Instruction['does'] | undefined => {
  const { programs, size } = scenarioNamed(name);
  return lackingOnCurrentThread(programs({ ...size, yield: 'self-wake' }));
};

/** Why the Wasmtime of the workload cannot run its guests; undefined when it can. */
export const lackingOnWasmtimeOf = (
  workload: Pick<Workload, 'scenario' | 'programs' | 'size' | 'wasmtime'>,
): WasmtimeLacks | undefined => {
  const { size, wasmtime = newestWasmtime } = workload;
  const rules = wasmtimeRulesOf(wasmtime);
  return rules && lackingOnWasmtime(programsOf(scenarioOf(workload), size), rules);
};
