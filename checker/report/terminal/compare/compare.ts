import { headlineOfEncounter, soonestParting } from '../../../compare/headline.ts';
import type { ComparedEncounter, Comparison } from '../../../compare/comparison.ts';
import { likenessOf } from '../../../compare/behaviour.ts';
import { adviceOn, blameFor } from '../../../compare/blame.ts';
import { replayingFork } from '../../../compare/reproduce.ts';
import type { Detail } from '../../check-reporter.ts';
import type { CompareReporter } from '../../compare-reporter.ts';
import type { Output } from '../../output.ts';
import { command } from '../../text/words.ts';
import { hanging, wrap } from '../../text/wrap.ts';
import { endingLines } from './ending-lines.ts';
import { evidenceLines } from '../finding/evidence.ts';
import { lookOf, type Look } from '../finding/look.ts';
import { culpritInWords } from '../finding/words.ts';
import { behaviourLines } from './behaviour-lines.ts';
import { encounterLegend, encounterTable } from './encounter-table.ts';
import { boundLines, claimLines, type ArgumentsOf } from './guarantee-table.ts';
import { rateLines } from './rate-lines.ts';
import { evidenceLines as knownEvidenceLines } from './evidence-lines.ts';
import { recordingLines } from './recording-lines.ts';
import { ruleLines } from './rule-lines.ts';
import { titleLines } from './title-lines.ts';

/** What the report needs to know beforehand. */
export interface ComparePlan {
  readonly detail: Detail;
  readonly argumentsOf: ArgumentsOf;
  /** The arguments that ask for everything again. */
  readonly again: readonly string[];
}

/** What the difference is due to, and which side to choose; nothing where there is none. */
const counselLines = (one: ComparedEncounter, comparison: Comparison, { width }: Look): readonly string[] => {
  if (likenessOf(one.behaviour.by[comparison.observation]) !== 'different') return [];
  const { who, because } = blameFor(comparison, one);
  const culprit = culpritInWords[who];
  return [
    hanging('  due to       ', `${culprit.charAt(0).toUpperCase()}${culprit.slice(1)}. ${because}`, width),
    ...adviceOn(one, comparison).map((advice) => hanging('  advice       ', advice.sentence, width)),
  ];
};

/** The two ways from where the sides part, with the commands that step through them. */
const forkLines = (one: ComparedEncounter, look: Look): readonly string[] => {
  const { parting } = one.behaviour;
  if (parting === undefined) return [];
  return [
    '',
    ...evidenceLines(parting.fork, look),
    '',
    ...replayingFork(one).map((words) => hanging('  replay     ', command(...words), Infinity)),
  ];
};

const separated = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

/** Where nothing was explored, what comes first begins with a line between it and what it follows elsewhere. */
const withoutGap = (lines: readonly string[]): readonly string[] =>
  lines[0] === '' ? lines.slice(1) : lines;

/** One of several encounters. */
const encounterLines = (one: ComparedEncounter, comparison: Comparison, look: Look): readonly string[] =>
  [
    look.everything
      ? wrap(headlineOfEncounter(one, comparison.names, comparison.observation), look.width)
      : [],
    behaviourLines(one, look.width),
    counselLines(one, comparison, look),
    forkLines(one, look),
  ].flat();

const sections = (comparison: Comparison, look: Look, argumentsOf: ArgumentsOf): readonly string[] => {
  const { encounters, unexamined } = comparison;
  const { width, colours, everything } = look;
  const [first, ...more] = encounters;
  const isOne = first !== undefined && more.length === 0;
  const soonest = soonestParting(comparison)?.encounter;
  const shown = everything ? encounters : soonest === undefined ? [] : [soonest];
  return [
    ...(isOne
      ? [...behaviourLines(first, width), ...counselLines(first, comparison, look), ...forkLines(first, look)]
      : encounters.length === 0
        ? []
        : [
            ...shown.flatMap((one) => encounterLines(one, comparison, look).concat('')),
            ...encounterTable(comparison, width, colours),
            hanging('  ', encounterLegend(comparison), width),
          ]),
    ...encounters.flatMap((one) => separated(claimLines(one, everything, width, colours))),
    ...separated(boundLines(comparison, everything, width, colours, argumentsOf)),
    ...separated(rateLines(comparison, width, colours)),
    ...separated(recordingLines(comparison, everything, width)),
    ...separated(ruleLines(comparison, width)),
    ...separated(knownEvidenceLines(comparison, width)),
    ...(unexamined.length === 0 ? [] : ['', hanging('  not compared  ', `${unexamined.join('; ')}.`, width)]),
  ];
};

/** Reports for people: the verdict first, then what shows it, and what it means for tasks. */
export const terminalCompare = (
  output: Output,
  { detail, argumentsOf, again }: ComparePlan,
): CompareReporter => ({
  finish: (comparisons, judgement) => {
    const look = lookOf(output, detail);
    for (const comparison of comparisons) {
      const lines = [
        ...titleLines(comparison, look),
        ...(detail === 'quiet' ? [] : ['', ...withoutGap(sections(comparison, look, argumentsOf)), '']),
      ];
      output.write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
    }
    if (judgement.code !== 0) output.write(`${endingLines(judgement, look).join('\n')}\n`);
    if (detail !== 'quiet') output.write(`${hanging('  reproduce  ', command(...again), Infinity)}\n`);
  },
});
