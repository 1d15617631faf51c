import type { Finding } from '../explain/finding.ts';
import { waitLimits } from '../starvation/recorded/index.ts';
import type { WaitsOutcome, WaitsSummary } from '../starvation/recorded/index.ts';
import { casesOfFile, settled } from './of-check.ts';
import type { Case } from './results.ts';

const limits = waitLimits.map(({ property }) => property);

/** The cases of one file whose waits were held to the limits there are; `settledWaits` decides what fails the run. */
export const casesOfWaits = (outcome: WaitsOutcome, findings: readonly Finding[]): readonly Case[] =>
  casesOfFile(outcome, limits, findings);

/** The cases of all files, as `judgeWaits` decides it: a limit that no wait puts to the test fails nothing. */
export const settledWaits = (
  cases: readonly Case[],
  summary: WaitsSummary,
  strict: boolean,
): readonly Case[] =>
  settled(
    cases.map((one) => (one.status === 'vacuous' ? { ...one, failsRun: false } : one)),
    summary,
    { named: false, strict },
  );
