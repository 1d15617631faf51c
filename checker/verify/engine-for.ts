import { specificationOf } from '../../model/index.ts';
import type { Emitted, RowEngine, Runtime } from '../../model/index.ts';

/** The engine for a scenario, as `verify` explores it and `--replay` steps through it. */
export const engineFor = (runtime: Runtime): RowEngine<Emitted> => specificationOf(runtime).compiled();
