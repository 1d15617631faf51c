import { progressOn } from '../../report/text/progress.ts';
import { verifyProgress } from '../../report/terminal/verify-progress.ts';
import { combinations, runSweep } from '../../starvation/index.ts';
import type { EndlessQuestion, MeasureName, Point, Sweep } from '../../starvation/index.ts';
import { judgeSweep } from '../../starvation/sweep/judge-sweep.ts';
import type { ExitCode } from '../../exit-code.ts';
import { jsonSweep } from '../../report/json/sweep.ts';
import type { SweepReporter } from '../../report/sweep-reporter.ts';
import { terminalSweep } from '../../report/terminal/endless/sweep.ts';
import { secondsOf } from '../exploration/options.ts';
import { casesOfSweep } from '../../results/of-endless.ts';
import type { Reporting } from '../reporting.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { flagOf, type Given, type ParsedAxis } from './axes.ts';
import { argumentsOfEndless, endlessQuestionsOf, type AllFlags } from './options.ts';

const mostPoints = 10_000;

const refuseContradictions = (axes: readonly ParsedAxis[], flags: AllFlags): void => {
  for (const { name } of axes) {
    const flag = flagOf(name);
    if (flag !== undefined && flags[flag] !== undefined)
      throw new UsageError(
        `--${name} and the axis ${name} of --sweep contradict each other; give one of them.`,
      );
  }
};

const measureOf = (flags: AllFlags, points: readonly Point[]): MeasureName => {
  const several = points.some(
    ({ question: { flavor, constants } }) => flavor !== 'current_thread' && constants.workers > 1,
  );
  return flags.measure ?? flags.bound?.measure ?? (several ? 'rounds' : 'polls');
};

const flagsAt = (flags: AllFlags, [first, ...others]: readonly { readonly given: Given }[]): AllFlags =>
  first === undefined ? flags : flagsAt({ ...flags, ...first.given }, others);

/** The questions of a sweep: each scenario at each combination of values. */
export const sweepOf = (scenario: string, axes: readonly ParsedAxis[], flags: AllFlags): Sweep => {
  refuseContradictions(axes, flags);
  const ways = flags.yield?.length ?? 0;
  if (!axes.some(({ name }) => name === 'yield') && ways !== 1)
    throw new UsageError(
      '--sweep needs one way of yielding, or an axis of them; add --yield self-wake, or yield=self-wake,yield_now to the axes.',
    );
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  if (size > mostPoints)
    throw new UsageError(`--sweep has ${size} combinations; at most ${mostPoints} are asked about.`);
  const points = combinations(axes.map(({ values }) => values)).flatMap((values) => {
    const given = flagsAt(flags, values);
    const labels = values.map(({ label }) => label);
    return endlessQuestionsOf(scenario, given).map((question) => ({ values: labels, question }));
  });
  const scenarios = [...new Set(points.map(({ question }) => question.workload))];
  const inOrder = scenarios.flatMap((workload) =>
    points.filter(({ question }) => question.workload === workload),
  );
  return {
    axes: axes.map(({ name, merges, values }) => ({
      name,
      merges,
      values: values.map(({ label }) => label),
    })),
    points: inOrder,
    measure: measureOf(flags, inOrder),
  };
};

const reportersFor = ({ each, origin, detail }: Reporting): readonly SweepReporter[] =>
  each({
    json: (output) => jsonSweep(output, origin, argumentsOfEndless),
    terminal: (output) => terminalSweep(output, { detail, argumentsOf: argumentsOfEndless }),
  });

/** Answers all the questions of a sweep, and tells them as a table. */
export const runSweepWith = (
  session: Session,
  sweep: Sweep,
  reporting: Reporting,
  flags: AllFlags,
): ExitCode => {
  const started = performance.now();
  const progress = progressOn(session.err);
  const begins = ({ question }: Point, done: number): EndlessQuestion => {
    const spent = (performance.now() - started) / 1000;
    const seconds = secondsOf(flags, spent, sweep.points.length - done);
    const name = `${done + 1} of ${sweep.points.length}: ${question.workload.name} under ${question.size.yield}, ${question.release}`;
    return {
      ...question,
      limits: { ...question.limits, seconds },
      onProgress: (now) =>
        progress.update(() => verifyProgress(name, { ...now, property: null }, session.err.columns)),
    };
  };
  const result = runSweep(sweep, begins);
  progress.clear();
  const judgement = judgeSweep(sweep, result, flags.bound);
  for (const reporter of reportersFor(reporting)) reporter.swept(sweep, result, judgement);
  reporting.tell(casesOfSweep(sweep, result, flags.bound), judgement);
  return judgement.code;
};
