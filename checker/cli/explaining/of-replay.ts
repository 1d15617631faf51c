import { specificationOf, type Runtime } from '../../../model/index.ts';
import { ReplayError, type Path } from '../../../traces/index.ts';
import { beliefs } from '../../beliefs/index.ts';
import { checkRun } from '../../check/check-run.ts';
import { filmOfRun } from '../../explain/film/of-run.ts';
import { withRoads } from '../../explain/roads/with-roads.ts';
import { tellRunOn } from '../../explain/tell-run-on.ts';
import type { ToldRun } from '../../explain/told-run.ts';
import { allProperties } from '../../properties/index.ts';
import type { Property } from '../../properties/property.ts';
import type { Look } from '../../report/terminal/finding/look.ts';
import { replayLines } from '../../report/terminal/finding/replay.ts';
import type { Exhibit } from '../../report/terminal/stepper/exhibit.ts';
import { endlessRuntime } from '../../starvation/index.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import { engineFor } from '../../verify/engine-for.ts';
import { runtimeOf } from '../../workload/runtime.ts';
import { endlessQuestionsOf, type AllFlags } from '../endless/options.ts';
import { UsageError } from '../usage-error.ts';
import { workloadsOf } from '../workload/workload.ts';
import { parted, type Explained } from './explained.ts';
import { loopIn } from './loop-in.ts';

/** Which run is to be explained. */
export interface ReplayQuestion {
  readonly scenario: string;
  readonly path: Path;
  readonly flags: AllFlags;
  /** Ids of the properties to ask about; all, and beliefs too, if undefined. */
  readonly asked: readonly string[] | undefined;
}

/** One way in which a run can be looked at: as a violation of a property, or for itself. */
interface Aspect {
  readonly title: string;
  readonly headline: string;
  readonly failing: readonly number[];
  readonly complete: boolean | undefined;
}

/** The one of several that a run is of. Throws a `UsageError` where there are others, or none. */
export const only = <T>(all: readonly T[]): T => {
  const [first, ...others] = all;
  if (first === undefined || others.length > 0)
    throw new UsageError('--replay needs one scenario and one way of yielding; name it with --yield.');
  return first;
};

/** A run with the roads not taken. */
export const roadsOf = (runtime: Runtime, run: ToldRun, failing: readonly number[]): ToldRun => {
  const specification = specificationOf(runtime);
  const { schema } = specification;
  return withRoads(specification.compiled(), run, { schema, rules: runtime.rules, failing });
};

const toldAs = (
  { complete, failing, title, headline }: Aspect,
  run: ToldRun,
  look: Look,
): readonly string[] => {
  const events = run.steps.flatMap((step) => step.events.filter(({ g }) => failing.includes(g)));
  const example = failing.length === 0 ? undefined : { because: `${title}: ${headline}`, events };
  return replayLines({ run, complete, example }, look);
};

const explainedFrom = (
  runtime: Runtime,
  told: ToldRun,
  aspects: readonly Aspect[],
  look: Look,
): Explained => {
  const seen = aspects.map((aspect) => ({ aspect, run: roadsOf(runtime, told, aspect.failing) }));
  return {
    exhibits: seen
      .filter(({ run }) => run.steps.length > 0)
      .map(({ aspect: { title, headline, failing }, run }): Exhibit => {
        const film = filmOfRun(run, failing);
        const last = film.frames.findLastIndex(({ fails }) => fails);
        return { title, headline, film, start: Math.max(0, last) };
      }),
    told: parted(seen.map(({ aspect, run }) => toldAs(aspect, run, look))),
  };
};

/** The properties and beliefs that a run is asked about. */
export const violatedBy = (
  properties: readonly Property[],
  asked: readonly string[] | undefined,
): readonly Property[] =>
  asked === undefined
    ? [...properties, ...beliefs.map(({ claim }) => claim)]
    : properties.filter(({ id }) => asked.includes(id));

const ofWorkload = ({ scenario, path, flags, asked }: ReplayQuestion, look: Look): Explained => {
  const workload = only(workloadsOf(scenario, flags));
  const { release, constants, flavor } = workload;
  const runtime = runtimeOf(workload);
  const header = generatedHeader(release, constants, workload.scenario, flavor);
  const { complete, verdicts } = checkRun(engineFor(runtime), path, violatedBy(allProperties, asked), header);
  const where = `${workload.scenario} under ${workload.size.yield}, Tokio ${release}`;
  const violations = verdicts.flatMap(({ verdict, property, examples: [example] }): readonly Aspect[] =>
    verdict !== 'violated' || example === undefined
      ? []
      : [
          {
            title: `${property} in ${where}`,
            headline: example.because,
            failing: example.events.map(({ g }) => g),
            complete,
          },
        ],
  );
  const itself = { title: where, headline: 'A run of the specification.', failing: [], complete };
  return explainedFrom(
    runtime,
    tellRunOn(runtime, path, release),
    violations.length === 0 ? [itself] : violations,
    look,
  );
};

const ofEndless = ({ scenario, path, flags }: ReplayQuestion, look: Look): Explained => {
  const question = only(endlessQuestionsOf(scenario, flags));
  const runtime = endlessRuntime(question);
  const run = tellRunOn(runtime, path, question.release);
  const loopFrom = loopIn(run);
  const title = `${question.workload.name} for ever under ${question.size.yield}, Tokio ${question.release}`;
  const headline =
    loopFrom === undefined
      ? 'A run of the specification.'
      : `From step ${loopFrom + 1} on it goes round and round: the last step leads back to where that one began.`;
  return explainedFrom(
    runtime,
    loopFrom === undefined ? run : { ...run, loopFrom },
    [{ title, headline, failing: [], complete: undefined }],
    look,
  );
};

/** A run of the specification that is named by its path, with what it violates. Throws a `UsageError` if there is none. */
export const explainReplay = (question: ReplayQuestion, look: Look): Explained => {
  try {
    return question.flags.endless ? ofEndless(question, look) : ofWorkload(question, look);
  } catch (error) {
    if (error instanceof ReplayError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
};
