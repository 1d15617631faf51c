import type { Schema } from '../../../model/index.ts';
import type { ExplainedRun } from '../../explain/counterexample.ts';
import type { Property } from '../../properties/property.ts';
import { neverTaken } from '../../verify/never-taken.ts';
import type { BeliefOutcome, Verification } from '../../verify/verify.ts';
import type { Judgement } from '../../check/judge.ts';
import type { Detail } from '../check-reporter.ts';
import type { Output } from '../output.ts';
import { palette, verdictWord } from '../text/palette.ts';
import { verdictCounts } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';
import type { VerifyReporter } from '../verify-reporter.ts';
import { explorationHeading, sentences } from './exploration.ts';
import type { Finding } from './finding.ts';
import { findingText } from './finding.ts';
import { verdictTable } from './file-line.ts';
import type { RunLayout } from './run-table.ts';

/** What the report needs to know before the first exploration is done. */
export interface VerifyPlan {
  readonly properties: readonly Property[];
  readonly detail: Detail;
  /** Names the fields of states. */
  readonly schema: Schema;
  /** The command that steps through a run again. */
  readonly reproduce: (verification: Verification, run: ExplainedRun, property: string) => string;
  /** Number of workers of a replayed run. */
  readonly workers: number;
}

/** Reports for people: what was explored, the verdicts, and each counterexample step by step. */
export const terminalVerify = (output: Output, plan: VerifyPlan): VerifyReporter => {
  const { properties, detail, schema, reproduce } = plan;
  const colours = palette(output.colour);
  const width = output.columns;
  const quiet = detail === 'quiet';
  const layoutFor = (workers: number): RunLayout => ({
    workers,
    schema,
    width,
    everything: detail === 'verbose',
  });
  const show = (finding: Finding): void => output.write(`\n${findingText(finding, colours)}`);

  const violations = (verification: Verification): void => {
    for (const { property: id, verdict, examples, counterexample } of verification.verdicts) {
      const property = properties.find((one) => one.id === id);
      if (verdict !== 'violated' || property === undefined) continue;
      const [example] = examples;
      show({
        title: `${colours.bad('VIOLATED')}  ${colours.strong(id)}  in ${verification.scenario} under ${verification.yield}`,
        facts: [
          ['says', property.sentence],
          ['source', property.source],
        ],
        ...(example === undefined ? {} : { example }),
        ...(counterexample === undefined
          ? {}
          : { run: counterexample, reproduce: reproduce(verification, counterexample, id) }),
        shortest: true,
        layout: layoutFor(verification.constants.workers),
      });
    }
  };

  const brokenInvariants = (verification: Verification): void => {
    for (const { sentence, run } of verification.broken)
      show({
        title: `${colours.bad('VIOLATED')}  an invariant of the specification in ${verification.scenario} under ${verification.yield}`,
        facts: [['says', sentence]],
        run,
        reproduce: reproduce(verification, run, ''),
        shortest: true,
        layout: layoutFor(verification.constants.workers),
      });
  };

  const belief = (verification: Verification, { belief: told, verdict }: BeliefOutcome): void => {
    const { claim, truth } = told;
    const { counterexample, examples } = verdict;
    const [example] = examples;
    if (counterexample === undefined) {
      const word = verdict.verdict === 'holds' ? 'not refuted here' : verdictWord[verdict.verdict];
      output.write(`\n${colours.faint('BELIEF')}  ${claim.id}: ${word}\n`);
      if (verdict.reason !== undefined) output.write(`${hanging('  ', verdict.reason, width)}\n`);
      return;
    }
    show({
      title: `${colours.doubtful('BELIEF REFUTED')}  ${colours.strong(claim.id)}  in ${verification.scenario} under ${verification.yield}`,
      facts: [
        ['many think', claim.sentence],
        ['in truth', truth],
        ['source', claim.source],
      ],
      ...(example === undefined ? {} : { example }),
      run: counterexample,
      reproduce: reproduce(verification, counterexample, claim.id),
      shortest: true,
      layout: layoutFor(verification.constants.workers),
    });
  };

  const conclude = ({ code, grounds }: Judgement, good: string): void =>
    output.write(
      code === 0
        ? `${colours.good('OK')}  ${good}\n`
        : `${colours.bad('FAILED')}  ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).\n`,
    );

  return {
    explored: (verification, interrupted) => {
      if (!quiet) {
        output.write(`${explorationHeading(verification, interrupted, width, colours)}\n`);
        output.write(verdictTable(verification.verdicts, width, colours));
        const never = neverTaken(verification).map(({ name }) => name);
        if (detail === 'verbose' && never.length > 0)
          output.write(`${hanging('  never enabled: ', never.join(', '), width)}\n`);
      }
      violations(verification);
      brokenInvariants(verification);
      for (const outcome of verification.beliefs) belief(verification, outcome);
      if (!quiet) output.write('\n');
    },
    finish: (summaries, judgement, interrupted) => {
      if (!quiet) output.write(`${sentences(properties, width, colours)}\n`);
      if (interrupted) output.write('Interrupted: this is what was known by then.\n');
      conclude(judgement, `${verdictCounts(summaries.map(({ verdict }) => verdict))}.`);
    },
    replayed: ({ run, complete, verdicts }, judgement) => {
      const ending = complete ? 'nothing can happen after it' : 'the run could go on';
      const title = `${colours.strong('Replay')}: ${ending}`;
      const example = verdicts.find(({ verdict }) => verdict === 'violated')?.examples[0];
      const layout = layoutFor(plan.workers);
      const finding = {
        title,
        facts: [],
        ...(example === undefined ? {} : { example }),
        run,
        shortest: false,
        layout,
      };
      output.write(findingText(finding, colours));
      if (!quiet) output.write(`\n${verdictTable(verdicts, width, colours)}\n`);
      conclude(judgement, 'no property is violated on this run.');
    },
  };
};
