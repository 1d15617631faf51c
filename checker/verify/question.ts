import { multiThread } from '../../model/index.ts';
import { digest } from '../../traces/index.ts';
import type { CheckpointOptions, Question } from '../../traces/index.ts';
import type { VerifyOptions } from './verify.ts';

/** Where the states of a verification are saved, and when. */
export interface VerifyCheckpoint extends Omit<CheckpointOptions, 'question'> {
  /** The version of yieldcheck, since another one may read Tokio otherwise. */
  readonly version: string;
}

/** All that decides which states a verification finds, apart from properties and limits: these may change. */
export const questionOf = (
  { scenario, size, release, rules, constants, symmetry }: VerifyOptions,
  version: string,
): Question => ({
  yieldcheck: version,
  scenario: scenario.name,
  release,
  size: { ...size },
  constants: { ...constants },
  symmetry,
  rules: digest(JSON.stringify(rules)),
  state: digest(JSON.stringify(multiThread({ rules, constants, programs: scenario.programs(size) }).schema)),
});
