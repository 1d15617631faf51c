import {
  newestRelease,
  newestWasmtime,
  releases as tokioReleases,
  scenarios as knownScenarios,
  wasmtimeReleases as knownWasmtime,
  yieldWays,
} from '../../model/index.ts';
import type { Release, Scenario, WasmtimeRelease, YieldWay } from '../../model/index.ts';
import { beliefs as knownBeliefs } from '../beliefs/index.ts';
import type { Belief } from '../beliefs/belief.ts';
import { allProperties, recordedProperties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';

/** Every property that recordings are checked against, in the order in which reports list them. */
export const properties: readonly Property[] = recordedProperties;

/** Those of them that the specification of Tokio's schedulers is checked against: what `verify` asks by default. */
export const schedulerProperties: readonly Property[] = allProperties;

/** What many believe of Tokio's schedulers and is false, each with the property that refutes it. */
export const beliefs: readonly Belief[] = knownBeliefs;

/** Every workload that can be asked for by name, the default first. */
export const scenarios: readonly Scenario[] = knownScenarios;

/** Every way of yielding that can be asked for by name. */
export const yields: readonly YieldWay[] = Object.values(yieldWays);

/** The releases of Tokio in which a rule of its schedulers changed, the oldest first. Those between have the rules of the one before. */
export const releases: readonly Release[] = tokioReleases;

/** The newest release of Tokio whose rules are known: what is asked about by default. */
export const newestTokio: string = newestRelease;

/** The releases of Wasmtime in which something changed that its guests yield by, the oldest first. */
export const wasmtimeReleases: readonly WasmtimeRelease[] = knownWasmtime;

/** The newest release of Wasmtime that is known: what guests run on by default. */
export const newestWasmtimeRelease: string = newestWasmtime;
