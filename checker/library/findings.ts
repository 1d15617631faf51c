import type { Path } from '../../traces/index.ts';
import { formatPath } from '../../traces/index.ts';
import type { Explored } from '../check/claim.ts';
import type { ConformanceOutcome } from '../check/conformance/outcome.ts';
import { answerOf } from '../check/conformance/outcome.ts';
import type { FileOutcome } from '../check/outcome.ts';
import type { Finding } from '../explain/finding.ts';
import { findingsOfRecording } from '../explain/findings/recording.ts';
import { findingsOfRefusal } from '../explain/findings/refusal.ts';
import { findingsOfReplayed, type Replayed } from '../explain/findings/replayed.ts';
import { findingOfVacuity } from '../explain/findings/vacuity.ts';
import { findingsOfVerification } from '../explain/findings/verification.ts';
import { recordedProperties } from '../properties/index.ts';
import type { Property } from '../properties/property.ts';
import type { TraceResult } from '../verdict.ts';
import { argumentsOf } from '../workload/arguments.ts';
import { runtimeOf } from '../workload/runtime.ts';
import { isAskedByName } from '../workload/asked-by-name.ts';
import type { Workload } from '../workload/workload.ts';

const isKnown = (id: string): boolean => recordedProperties.some((property) => property.id === id);

/** What the command line can be told of a workload and a property; it knows neither programs nor properties of others. */
const argumentsFor = (workload: Workload, asking: readonly string[], path?: Path): readonly string[] => {
  const [, property] = asking;
  if (!isAskedByName(workload) || (property !== undefined && !isKnown(property))) return [];
  const replayed = path === undefined ? [] : ['--replay', formatPath(path)];
  return ['verify', ...argumentsOf(workload), ...asking, ...replayed];
};

/** What an exploration found; `vacuous` says whether what was never put to the test is a finding too. */
export const findingsOfExploration = (
  workload: Workload,
  exploration: Explored,
  properties: readonly Property[],
  vacuous: boolean,
): readonly Finding[] =>
  findingsOfVerification(exploration, {
    properties,
    vacuous,
    runtime: ({ size, constants }) => runtimeOf({ ...workload, size, constants }),
    reproduce: ({ size, constants }, asking, path) =>
      argumentsFor({ ...workload, size, constants }, asking, path),
  });

/** What one run of a workload violates. */
export const findingsOfRun = (
  workload: Workload,
  roles: readonly string[],
  replayed: Omit<Replayed, 'of'>,
): readonly Finding[] =>
  findingsOfReplayed(
    { ...replayed, of: { ...workload, yield: workload.size.yield, roles } },
    {
      runtime: () => runtimeOf(workload),
      reproduce: (_, asking, path) => argumentsFor(workload, asking, path),
    },
  );

/** What was found in traces that are checked for properties. */
export interface Checked {
  readonly outcomes: readonly FileOutcome[];
  readonly properties: readonly Property[];
  /** Names of those that are files. */
  readonly files: ReadonlySet<string>;
  /** The release to judge by, if another than their own. */
  readonly tokio: string | undefined;
  readonly vacuous: boolean;
}

/** Of a file that cannot be read to its end, what its events before the fault violate. */
const resultOf = (outcome: FileOutcome): TraceResult | undefined =>
  outcome.kind === 'checked' ? outcome.result : outcome.before;

/** What is violated in traces, and what none of them puts to the test if that is a finding. */
export const findingsOfTraces = ({
  outcomes,
  properties,
  files,
  tokio,
  vacuous,
}: Checked): readonly Finding[] => {
  const release = tokio === undefined ? [] : ['--tokio', tokio];
  return outcomes.flatMap((outcome) => {
    const result = resultOf(outcome);
    if (result === undefined) return [];
    const reproduce = (property: string): readonly string[] =>
      files.has(result.file) && isKnown(property)
        ? ['check', result.file, '--property', property, ...release]
        : [];
    const isVacuous = ({ id }: Property): boolean =>
      vacuous && result.verdicts.some((one) => one.property === id && one.verdict === 'vacuous');
    return [
      ...findingsOfRecording(result, { properties, reproduce }),
      ...properties
        .filter(isVacuous)
        .map((property) => findingOfVacuity(property, result, reproduce(property.id))),
    ];
  });
};

/** What is refused by a release; `files` are the names of those that are files. */
export const findingsOfRefusals = (
  outcomes: readonly ConformanceOutcome[],
  files: ReadonlySet<string>,
): readonly Finding[] =>
  outcomes.flatMap((outcome) => {
    const answer = answerOf(outcome);
    if (answer === undefined) return [];
    const { file, release } = answer;
    return findingsOfRefusal(answer, files.has(file) ? ['check', file, '--against', release] : []);
  });
