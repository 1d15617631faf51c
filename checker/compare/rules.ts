import {
  differencesBetween,
  newestRelease,
  newestWasmtime,
  ruleHistories,
  wasmtimeHistories,
} from '../../model/index.ts';
import type { ReleaseDifference } from '../../model/index.ts';
import type { AxisName } from './comparison.ts';

const nothingChanged = ({ changed, changedAndBack }: ReleaseDifference): boolean =>
  changed.length === 0 && changedAndBack.length === 0;

/** The rules that differ between two releases, with the pull requests that changed them; undefined if nothing did. */
export const ruleDifference = (
  axis: AxisName,
  [one, other]: readonly [string, string],
): ReleaseDifference | undefined => {
  const found = differenceOn(axis, one, other);
  return found === undefined || nothingChanged(found) ? undefined : found;
};

const or = (release: string, tip: string, newest: string): string =>
  release.replace(new RegExp(`^${tip}(?=\\+|$)`, 'u'), newest);

const differenceOn = (axis: AxisName, one: string, other: string): ReleaseDifference | undefined => {
  if (axis === 'tokio')
    return differencesBetween(
      ruleHistories,
      or(one, 'master', newestRelease),
      or(other, 'master', newestRelease),
    );
  if (axis === 'wasmtime')
    return differencesBetween(
      wasmtimeHistories,
      or(one, 'main', newestWasmtime),
      or(other, 'main', newestWasmtime),
    );
  return undefined;
};
