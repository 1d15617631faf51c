import { ReplayError, formatPath } from '../../../traces/index.ts';
import { beliefs } from '../../beliefs/index.ts';
import { judgeRun } from '../../check/judge-exploration.ts';
import { checkRun } from '../../check/check-run.ts';
import type { Finding } from '../../explain/finding.ts';
import { findingsOfReplayed } from '../../explain/findings/replayed.ts';
import { tellRunOn } from '../../explain/tell-run-on.ts';
import { allProperties } from '../../properties/index.ts';
import type { HtmlRun } from '../../report/html/index.ts';
import type { Origin } from '../../results/origin.ts';
import type { Case } from '../../results/results.ts';
import { casesOfReplay } from '../../results/of-verify.ts';
import { endlessRuntime } from '../../starvation/index.ts';
import { engineFor } from '../../verify/engine-for.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import { argumentsOf } from '../../workload/arguments.ts';
import { runtimeOf } from '../../workload/runtime.ts';
import { endlessQuestionsOf } from '../endless/options.ts';
import { UsageError } from '../usage-error.ts';
import { workloadsOf } from '../workload/workload.ts';
import { loopIn } from './loop-in.ts';
import { only, roadsOf, violatedBy, type ReplayQuestion } from './of-replay.ts';

const about = (
  scenario: string,
  way: string,
  release: string,
  { workers }: { readonly workers: number },
): HtmlRun['about'] => [
  ['Scenario', scenario],
  ['Yield', way],
  ['Tokio', release],
  ['Workers', `${workers}`],
];

const isBelief = (id: string): boolean => beliefs.some(({ claim }) => claim.id === id);

/** A belief that a run refutes fails nothing. */
const asBelief = (one: Case): Case =>
  isBelief(one.name)
    ? {
        ...one,
        status: 'passed',
        failsRun: false,
        findings: one.findings.map((finding): Finding => ({ ...finding, kind: 'belief' })),
      }
    : one;

const ofWorkload = ({ scenario, path, flags, asked }: ReplayQuestion, origin: Origin): HtmlRun => {
  const workload = only(workloadsOf(scenario, flags));
  const { release, constants, flavor, size } = workload;
  const runtime = runtimeOf(workload);
  const header = generatedHeader(release, constants, workload.scenario, flavor);
  const properties = violatedBy(allProperties, asked);
  const checked = checkRun(engineFor(runtime), path, properties, header);
  const told = tellRunOn(runtime, path, release);
  const examined = { ...workload, yield: size.yield };
  const findings = findingsOfReplayed(
    { of: { ...examined, roles: told.roles }, path, properties, verdicts: checked.verdicts },
    {
      runtime: () => runtime,
      reproduce: (_, asking) => ['verify', ...argumentsOf(workload), ...asking, '--replay', formatPath(path)],
    },
  );
  const cases = casesOfReplay(checked, examined, properties, findings);
  return {
    origin,
    run: roadsOf(runtime, told, []),
    about: about(workload.scenario, size.yield, release, constants),
    results: {
      origin,
      cases: cases.filter(({ name, status }) => status === 'failed' || !isBelief(name)).map(asBelief),
      judgement: judgeRun(
        properties.filter(({ id }) => !isBelief(id)),
        checked.verdicts,
      ),
      seconds: 0,
    },
  };
};

const ofEndless = ({ scenario, path, flags }: ReplayQuestion, origin: Origin): HtmlRun => {
  const question = only(endlessQuestionsOf(scenario, flags));
  const { workload, size, release, constants } = question;
  const runtime = endlessRuntime(question);
  const told = roadsOf(runtime, tellRunOn(runtime, path, release), []);
  const loopFrom = loopIn(told);
  return {
    origin,
    run: loopFrom === undefined ? told : { ...told, loopFrom },
    about: about(`${workload.name} for ever`, size.yield, release, constants),
  };
};

/** What a page says of a run that is named by its path. Throws a `UsageError` if there is none. */
export const pageOfReplay = (question: ReplayQuestion, origin: Origin): HtmlRun => {
  try {
    return question.flags.endless ? ofEndless(question, origin) : ofWorkload(question, origin);
  } catch (error) {
    if (error instanceof ReplayError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
};
