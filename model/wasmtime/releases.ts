import { turningPoints, valueAt } from '../releases/history.ts';
import { compareVersions } from '../releases/version-order.ts';
import { wasmtimeHistories } from './histories.ts';
import type { WasmtimeRules } from './rules.ts';

/** A release of Wasmtime and the rules that hold in it until the next listed one. */
export interface WasmtimeRelease {
  readonly version: string;
  readonly rules: WasmtimeRules;
}

const oldestKnown = '24.0.0';

/** The release of Wasmtime that guests run on unless told otherwise. */
export const newestWasmtime = '48.0.0';

const rulesAt = (release: string): WasmtimeRules => ({
  deadlineYield: valueAt(wasmtimeHistories.deadlineYield, release),
  yieldCustom: valueAt(wasmtimeHistories.yieldCustom, release),
  interrupt: valueAt(wasmtimeHistories.interrupt, release),
  fuelYield: valueAt(wasmtimeHistories.fuelYield, release),
  collectorYield: valueAt(wasmtimeHistories.collectorYield, release),
  componentYield: valueAt(wasmtimeHistories.componentYield, release),
});

/** The rules of the newest release of Wasmtime. */
export const newestWasmtimeRules: WasmtimeRules = rulesAt(newestWasmtime);

/** The oldest release known, those in which a rule changed, and the newest, ascending. */
export const wasmtimeReleases: readonly WasmtimeRelease[] = turningPoints(
  wasmtimeHistories,
  oldestKnown,
  newestWasmtime,
).map((version) => ({ version, rules: rulesAt(version) }));

/** The rules of Wasmtime `version`, such as `45` or `36.0.2`; undefined when it is older than the first known or no version. */
export const wasmtimeRulesOf = (version: string): WasmtimeRules | undefined => {
  if (version === 'main') return newestWasmtimeRules;
  if (!/^\d+(\.\d+){0,2}$/.test(version)) return undefined;
  return wasmtimeReleases.findLast((release) => compareVersions(release.version, version) <= 0)?.rules;
};
