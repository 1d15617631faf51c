import { specificationOf } from '../../model/index.ts';
import { digest } from '../../traces/index.ts';
import type { CheckpointOptions, Question } from '../../traces/index.ts';
import { runtimeOf } from './runtime-of.ts';
import type { VerifyOptions } from './verify.ts';

/** Where the states of a verification are saved, and when. */
export interface VerifyCheckpoint extends Omit<CheckpointOptions, 'question'> {
  /** The version of yieldcheck, since another one may read Tokio otherwise. */
  readonly version: string;
}

/** All that decides which states a verification finds, apart from properties and limits: these may change. */
export const questionOf = (options: VerifyOptions, version: string): Question => {
  const { scenario, size, flavor, release, wasmtime, rules, constants, symmetry } = options;
  return {
    yieldcheck: version,
    scenario: scenario.name,
    release,
    ...(flavor === 'current_thread' && { flavor }),
    ...(wasmtime !== undefined && { wasmtime }),
    size: { yield: size.yield, tasks: size.tasks, polls: size.polls },
    ...(size.policy && { policy: digest(JSON.stringify(size.policy)) }),
    constants: { ...constants },
    symmetry,
    rules: digest(JSON.stringify(rules)),
    state: digest(JSON.stringify(specificationOf(runtimeOf(options)).schema)),
  };
};
