import type { Property } from '../../properties/property.ts';
import type { BeliefOutcome } from '../../verify/verification.ts';
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
import { findingText } from './finding/finding.ts';
import { lookOf } from './finding/look.ts';
import { replayLines } from './finding/replay.ts';
import { verdictTable } from './file-line.ts';
import { outcomeWord } from '../text/outcome-word.ts';

/** What the report needs to know before the first exploration is done. */
export interface VerifyPlan {
  readonly properties: readonly Property[];
  readonly detail: Detail;
  /** Whether to say what was explored as one and what was not, whatever the detail. */
  readonly tellSymmetry: boolean;
}

/** Whether a limit left something open, or chance. */
const isOpen = (verification: Explored): boolean =>
  verification.cut !== undefined || verification.sampling !== undefined || claimsOf(verification).length > 0;

/** Reports for people: what was explored, the verdicts, and each counterexample step by step. */
export const terminalVerify = (output: Output, plan: VerifyPlan): VerifyReporter => {
  const { properties, detail, tellSymmetry } = plan;
  const look = lookOf(output, detail);
  const colours = palette(output.colour);
  const width = output.columns;
  const quiet = detail === 'quiet';
  /** A belief that is refuted is a finding. */
  const unrefuted = ({ belief: told, verdict }: BeliefOutcome): void => {
    if (verdict.counterexample !== undefined) return;
    const word = verdict.verdict === 'holds' ? 'not refuted here' : verdictWord[verdict.verdict];
    output.write(`\n${colours.faint('BELIEF')}  ${told.claim.id}: ${word}\n`);
    if (verdict.reason !== undefined) output.write(`${hanging('  ', verdict.reason, width)}\n`);
  };

  const seen: Explored[] = [];
  /** Ids of properties of which a finding says what they say. */
  const tellsRule = new Set<string>();
  const unused = (): void => {
    const dead = deadActions(seen);
    const total = seen[0]?.actions.length ?? 0;
    if (dead.length > 0) output.write(`${deadActionsText(dead, total, detail === 'verbose', width)}\n\n`);
  };

  const conclude = ({ code, grounds }: Judgement, good: string): void =>
    output.write(
      code === 0
        ? `${colours.good('OK')}  ${good}\n`
        : `${outcomeWord(code, colours)}  ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).\n`,
    );

  return {
    explored: (verification, interrupted, findings) => {
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
      for (const finding of findings) {
        tellsRule.add(finding.rule.id);
        output.write(`\n${findingText(finding, look)}`);
      }
      for (const outcome of verification.beliefs) unrefuted(outcome);
      if (!quiet) output.write('\n');
    },
    finish: (summaries, judgement, interrupted, findings) => {
      for (const { rule } of findings) tellsRule.add(rule.id);
      if (!quiet) {
        const untold = properties.filter(({ id }) => !tellsRule.has(id));
        if (untold.length > 0) output.write(`${sentences(untold, width, colours)}\n`);
        unused();
      }
      for (const finding of findings.filter(({ kind }) => kind === 'vacuity'))
        output.write(`${findingText(finding, look)}\n`);
      if (interrupted) output.write('Interrupted: this is what was known by then.\n');
      const missed = seen.reduce((sum, { omission = 0 }) => sum + omission, 0);
      const doubt =
        missed === 0 ? '' : `, unless states were missed (probability at most ${probability(missed)})`;
      conclude(judgement, `${verdictCounts(summaries.map(({ verdict }) => verdict))}${doubt}.`);
    },
    replayed: ({ complete, verdicts }, run, judgement) => {
      const example = verdicts.find(({ verdict }) => verdict === 'violated')?.examples[0];
      output.write(`${replayLines({ run, complete, example }, look).join('\n')}\n`);
      if (!quiet) output.write(`\n${verdictTable(verdicts, width, colours)}\n`);
      conclude(judgement, 'no property is violated on this run.');
    },
  };
};
