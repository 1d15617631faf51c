import { lackingOnWasmtime, newestWasmtime, wasmtimeRulesOf } from '../../../model/index.ts';
import type { WasmtimeLacks } from '../../../model/index.ts';
import { UsageError } from '../usage-error.ts';
import { scenarioNamed } from './scenario-named.ts';
import type { Workload } from './workload.ts';

/** Why the Wasmtime of the workload cannot run its guests; undefined when it can. */
export const lackingFor = ({ scenario, size, wasmtime }: Workload): WasmtimeLacks | undefined => {
  const rules = wasmtimeRulesOf(wasmtime ?? newestWasmtime);
  return rules && lackingOnWasmtime(scenarioNamed(scenario).programs(size), rules);
};

/** The workload itself. Throws a `UsageError` when its Wasmtime cannot run its guests. */
export const refuseForWasmtime = (workload: Workload): Workload => {
  const lacks = lackingFor(workload);
  if (lacks === undefined) return workload;
  const { scenario, size, wasmtime } = workload;
  throw new UsageError(
    `the scenario '${scenario}' under ${size.yield} does not run on Wasmtime ${wasmtime ?? newestWasmtime}: ${lacks.message}\n` +
      `'yieldcheck list wasmtime' tells what each release has; with --yield another way may do, and 'all' runs what can run.`,
  );
};
