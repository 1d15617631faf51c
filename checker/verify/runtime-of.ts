import { asYielding, programsOf, wasmtimeRulesOf } from '../../model/index.ts';
import type { Runtime } from '../../model/index.ts';
import type { VerifyOptions } from './verify.ts';

/** What guests do on this release of Wasmtime; nothing is said of it if it is absent. */
export const guestsOn = (release: string | undefined): Pick<Runtime, 'wasmtime'> => {
  if (release === undefined) return {};
  const wasmtime = wasmtimeRulesOf(release);
  if (wasmtime === undefined) throw new RangeError(`no rules are known for Wasmtime ${release}`);
  return { wasmtime };
};

/** The runtime that a verification explores. */
export const runtimeOf = ({
  flavor,
  rules,
  wasmtime,
  constants,
  scenario,
  size,
}: Pick<VerifyOptions, 'flavor' | 'wasmtime' | 'rules' | 'constants' | 'scenario' | 'size'>): Runtime => ({
  ...(flavor && { flavor }),
  rules,
  constants,
  programs: programsOf(scenario, size),
  ...guestsOn(wasmtime),
  ...(scenario.shutsDown && { shutsDown: scenario.shutsDown }),
  ...(scenario.parkHook && flavor === 'current_thread' && { parkHook: scenario.parkHook }),
  ...(scenario.blockOn && { blockOn: asYielding(scenario.blockOn(size), size) }),
});
