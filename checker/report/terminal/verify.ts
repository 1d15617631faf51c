import type { Schema } from '../../../model/index.ts';
import type { ExplainedRun } from '../../explain/counterexample.ts';
import type { Property } from '../../properties/property.ts';
import { asMinimized, foundAs } from '../../explain/findings/minimized.ts';
import type { BeliefOutcome, Verification } from '../../verify/verify.ts';
import type { Explored } from '../../check/claim.ts';
import { claimsOf } from '../../check/claim.ts';
import { deadActions } from '../../check/dead-actions.ts';
import type { Judgement } from '../../check/judge.ts';
import type { Detail } from '../check-reporter.ts';
import type { Output } from '../output.ts';
import { palette, verdictWord } from '../text/palette.ts';
import { probability } from '../text/quantities.ts';
import { inBrief } from '../text/verdict-in-brief.ts';
import { verdictCounts } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';
import type { VerifyReporter } from '../verify-reporter.ts';
import { cutLine, explorationHeading, sentences } from './exploration.ts';
import { deadActionsText, statisticsLines, symmetryLines } from './exploration-statistics.ts';
import type { Finding } from './finding.ts';
import { findingText } from './finding.ts';
import { verdictTable } from './file-line.ts';
import type { RunLayout } from './run-table.ts';

/** What the report needs to know before the first exploration is done. */
export interface VerifyPlan {
  readonly properties: readonly Property[];
  readonly detail: Detail;
  /** Whether to say what was explored as one and what was not, whatever the detail. */
  readonly tellSymmetry: boolean;
  /** Names the fields of the states of what was explored; of the replayed run if that is undefined. */
  readonly schemaOf: (verification: Verification | undefined) => Schema;
  /** The command that steps through a run again. */
  readonly reproduce: (verification: Verification, run: ExplainedRun, property: string) => string;
  /** Number of workers of a replayed run. */
  readonly workers: number;
}

/** Whether a limit left something open, or chance. */
const isOpen = (verification: Explored): boolean =>
  verification.cut !== undefined || verification.sampling !== undefined || claimsOf(verification).length > 0;

/** Reports for people: what was explored, the verdicts, and each counterexample step by step. */
export const terminalVerify = (output: Output, plan: VerifyPlan): VerifyReporter => {
  const { properties, detail, schemaOf, reproduce, tellSymmetry } = plan;
  const colours = palette(output.colour);
  const width = output.columns;
  const quiet = detail === 'quiet';
  const layoutFor = (verification?: Verification): RunLayout => ({
    workers: verification?.constants.workers ?? plan.workers,
    schema: schemaOf(verification),
    width,
    everything: detail === 'verbose',
  });
  const show = (finding: Finding): void => output.write(`\n${findingText(finding, colours)}`);

  const violations = (verification: Explored): void => {
    for (const told of verification.verdicts) {
      const { property: id, verdict, examples, counterexample, shortest = false, minimized } = told;
      const at = minimized === undefined ? verification : asMinimized(verification, minimized);
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
          : { run: counterexample, reproduce: reproduce(at, counterexample, id) }),
        shortest,
        ...(minimized && { found: foundAs(minimized, verification.search) }),
        layout: layoutFor(at),
      });
    }
  };

  const brokenInvariants = (verification: Explored): void => {
    for (const { sentence, run } of verification.broken)
      show({
        title: `${colours.bad('VIOLATED')}  an invariant of the specification in ${verification.scenario} under ${verification.yield}`,
        facts: [['says', sentence]],
        run,
        reproduce: reproduce(verification, run, ''),
        shortest: verification.search === undefined,
        layout: layoutFor(verification),
      });
  };

  const belief = (verification: Explored, { belief: told, verdict }: BeliefOutcome): void => {
    const { claim, truth } = told;
    const { counterexample, examples, shortest = false, minimized } = verdict;
    const at = minimized === undefined ? verification : asMinimized(verification, minimized);
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
      reproduce: reproduce(at, counterexample, claim.id),
      shortest,
      ...(minimized && { found: foundAs(minimized, verification.search) }),
      layout: layoutFor(at),
    });
  };

  const seen: Explored[] = [];
  const unused = (): void => {
    const dead = deadActions(seen);
    const total = seen[0]?.actions.length ?? 0;
    if (dead.length > 0) output.write(`${deadActionsText(dead, total, detail === 'verbose', width)}\n\n`);
  };

  const conclude = ({ code, grounds }: Judgement, good: string): void =>
    output.write(
      code === 0
        ? `${colours.good('OK')}  ${good}\n`
        : `${colours.bad('FAILED')}  ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).\n`,
    );

  return {
    explored: (verification, interrupted) => {
      seen.push(verification);
      if (!quiet) {
        output.write(`${explorationHeading(verification, interrupted, width, colours)}\n`);

        const verdicts = verification.verdicts.map((verdict) => inBrief(verdict, verification));
        output.write(verdictTable(verdicts, width, colours));
        const symmetry = detail === 'verbose' || tellSymmetry ? symmetryLines(verification, width) : [];
        const statistics = detail === 'verbose' ? statisticsLines(verification, width, colours) : [];
        if (symmetry.length + statistics.length > 0)
          output.write(`\n${[...symmetry, ...statistics].join('\n')}\n`);
      } else if (isOpen(verification)) output.write(`${cutLine(verification, width)}\n`);
      violations(verification);
      brokenInvariants(verification);
      for (const outcome of verification.beliefs) belief(verification, outcome);
      if (!quiet) output.write('\n');
    },
    finish: (summaries, judgement, interrupted) => {
      if (!quiet) {
        output.write(`${sentences(properties, width, colours)}\n`);
        unused();
      }
      if (interrupted) output.write('Interrupted: this is what was known by then.\n');
      const missed = seen.reduce((sum, { omission = 0 }) => sum + omission, 0);
      const doubt =
        missed === 0 ? '' : `, unless states were missed (probability at most ${probability(missed)})`;
      conclude(judgement, `${verdictCounts(summaries.map(({ verdict }) => verdict))}${doubt}.`);
    },
    replayed: ({ run, complete, verdicts }, judgement) => {
      const ending = complete ? 'nothing can happen after it' : 'the run could go on';
      const title = `${colours.strong('Replay')}: ${ending}`;
      const example = verdicts.find(({ verdict }) => verdict === 'violated')?.examples[0];
      const layout = layoutFor();
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
