import type { Path } from '../../traces/index.ts';
import { parsePath, PathSyntaxError, ReplayError } from '../../traces/index.ts';
import { checkRun } from '../check/check-run.ts';
import { judgeRun } from '../check/judge-exploration.ts';
import type { Judgement } from '../check/judge.ts';
import type { Finding } from '../explain/finding.ts';
import { tellRun } from '../explain/tell-run.ts';
import type { ToldRun } from '../explain/told-run.ts';
import { exitCode } from '../exit-code.ts';
import { allProperties } from '../properties/index.ts';
import type { PropertyVerdict } from '../verdict.ts';
import { engineFor } from '../verify/engine-for.ts';
import { generatedHeader } from '../verify/generated-header.ts';
import { runtimeOf, schemaOf } from '../workload/runtime.ts';
import { findingsOfRun } from './findings.ts';
import { QuestionError } from '../own/question-error.ts';
import type { PropertyChoices } from './question/properties.ts';
import { propertiesOf } from './question/properties.ts';
import type { WorkloadOptions } from './question/workload.ts';
import { workloadOf } from './question/workload.ts';

/** Which run of which workload to explain. */
export interface ExplainOptions extends WorkloadOptions {
  /** Which step is taken in each state: `0.3.1x12` as reports and generated traces have it, or the numbers themselves. */
  readonly path: string | Path;
  /** What to ask of the run; every property of Tokio's schedulers if absent. */
  readonly properties?: PropertyChoices;
}

/** A run of the specification, step by step. */
export interface Explanation {
  /** Whether the run violates none of the properties. */
  readonly ok: boolean;
  /** The exit code of the command line, with everything that spoke for it. */
  readonly judgement: Judgement;
  /** Each step: which rule of Tokio it is, who took it, what it changed, and the events it emitted. */
  readonly run: ToldRun;
  /** Whether nothing can happen after the run, so that no obligation is still open. */
  readonly complete: boolean;
  /** In the order of the properties. */
  readonly verdicts: readonly PropertyVerdict[];
  /**
   * What the run violates, told for people, with the steps that were open where it went another way, and those that would
   * have helped and were not. `textOf` writes it.
   */
  readonly findings: readonly Finding[];
}

const pathOf = (path: string | Path): Path => {
  if (typeof path !== 'string') return path;
  try {
    return parsePath(path);
  } catch (error) {
    if (!(error instanceof PathSyntaxError)) throw error;
    throw new QuestionError(
      'ASK008',
      error.message,
      'Take the path from a report or a generated trace.',
      error,
    );
  }
};

/**
 * Steps through one run of the specification, and checks properties on it as if it were a recording.
 *
 * @throws QuestionError when there is no such workload, property or path, or the path leads off the specification
 *
 * @example
 * ```ts
 * const { run } = explain({ scenario: 'yielders', yield: 'yield_now', path: '0.0.1' });
 * for (const { action, source, worker, changes } of run.steps) console.log(action, source, worker, changes);
 * ```
 */
export const explain = (options: ExplainOptions): Explanation => {
  const workload = workloadOf(options);
  const { release, constants, scenario, flavor } = workload;
  const properties = propertiesOf(options.properties, allProperties);
  const path = pathOf(options.path);
  const runtime = runtimeOf(workload);
  const engine = engineFor(runtime);
  const header = generatedHeader(release, constants, scenario, flavor);
  try {
    const { complete, verdicts } = checkRun(engine, path, properties, header);
    const judgement = judgeRun(properties, verdicts);
    const roles = runtime.programs.map(({ role }) => role);
    const { workers } = header.runtime;
    const run = tellRun(engine, path, { schema: schemaOf(workload), workers, roles, release });
    const findings = findingsOfRun(workload, roles, { path, properties, verdicts });
    return { ok: judgement.code === exitCode.ok, judgement, run, complete, verdicts, findings };
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    throw new QuestionError(
      'ASK008',
      error.message,
      'Give the scenario, size and release that the path is of.',
      error,
    );
  }
};
