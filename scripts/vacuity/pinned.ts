import { join } from 'node:path';
import { isAssertion } from './branches.ts';
import type { Gathered } from './gather.ts';
import { neverIn } from './never.ts';

/** Where what is never shown is kept, so that a change of it is noticed. */
export const pinnedFile: string = join(import.meta.dirname, '../../test/model/vacuity.json');

/** States of each combination: enough for every action, and few enough for a test. */
export const statesForTest = 1_500;

/** What never happens, as it is kept: assertions aside, which should not. */
export interface Pinned {
  readonly neverTaken: readonly string[];
  readonly neverDecisive: readonly string[];
  readonly neverRun: readonly string[];
}

/** What is to be kept of what was gathered. */
export const pinnedOf = (gathered: Gathered): Pinned => {
  const { taken, decisive, run } = neverIn(gathered);
  const branches = run.filter((branch) => !isAssertion(branch));
  return {
    neverTaken: taken,
    neverDecisive: decisive,
    neverRun: branches.map(({ file, within, text }) => `${file} ${within}: ${text}`),
  };
};
