import { newestWasmtime } from '../../../model/index.ts';
import { UsageError } from '../usage-error.ts';
import { lackingOnWasmtimeOf } from '../../workload/lacking.ts';
import type { Workload } from '../../workload/workload.ts';

/** The workload itself. Throws a `UsageError` when its Wasmtime cannot run its guests. */
export const refuseForWasmtime = (workload: Workload): Workload => {
  const lacks = lackingOnWasmtimeOf(workload);
  if (lacks === undefined) return workload;
  const { scenario, size, wasmtime } = workload;
  throw new UsageError(
    `the scenario '${scenario}' under ${size.yield} does not run on Wasmtime ${wasmtime ?? newestWasmtime}: ${lacks.message}\n` +
      `'yieldcheck list wasmtime' tells what each release has; with --yield another way may do, and 'all' runs what can run.`,
  );
};
