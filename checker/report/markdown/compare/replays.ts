import type { ComparedEncounter, Comparison } from '../../../compare/comparison.ts';
import { aboutEvidence, knownEvidence, refuting } from '../../../compare/evidence/known-evidence.ts';
import { recordedWaitsOf, showingWait } from '../../../compare/evidence/known-waits.ts';
import { tellingsIn } from '../../../compare/evidence/telling.ts';
import { boundDiffers, type ComparedBound } from '../../../compare/guarantees/bounds.ts';
import { claimDiffers } from '../../../compare/guarantees/claims.ts';
import { checking, holdingAgain, replayingFork } from '../../../compare/reproduce.ts';
import type { EndlessQuestion } from '../../../starvation/index.ts';
import { shownBy } from '../../text/shown-by.ts';
import { visible } from '../../text/visible.ts';
import { command } from '../../text/words.ts';

/** How the arguments of `verify` name an endless question again. */
type ArgumentsOf = (question: EndlessQuestion) => readonly string[];

/** A row, as a comment of a shell, and the commands that show it. */
const group = (row: string, commands: readonly string[]): readonly string[] =>
  commands.length === 0 ? [] : [`# ${visible(row)}`, ...commands];

const ofEncounter = (one: ComparedEncounter): readonly string[] => [
  ...group(
    one.encounter.title,
    replayingFork(one).map((words) => command(...words)),
  ),
  ...(one.claims?.claims ?? [])
    .filter((claim) => one.claims?.named === true || claimDiffers(claim))
    .flatMap((claim) =>
      group(
        `${claim.id} in ${one.encounter.title}`,
        one.encounter.sides.map((side) => command(...checking(side, claim))),
      ),
    ),
];

const ofBound = (bound: ComparedBound, argumentsOf: ArgumentsOf): readonly string[] => {
  const { role, workload, waits } = bound;
  const seen = recordedWaitsOf(bound).flatMap((wait) => wait ?? []);
  return group(`the ${role} of ${workload}, for ever`, [
    ...waits.map((swept) => shownBy(swept, argumentsOf)),
    ...seen.map((wait) => command(...showingWait(wait))),
  ]);
};

/** The commands that show each row of the tables, the first side first. */
export const replaysOf = (comparison: Comparison, argumentsOf: ArgumentsOf): readonly string[] => {
  const { bounds, encounters, axis, recordings } = comparison;
  return [
    ...bounds.filter(boundDiffers).flatMap((bound) => ofBound(bound, argumentsOf)),
    ...encounters.flatMap(ofEncounter),
    ...(comparison.shownRules ?? []).flatMap((one) =>
      one.kind === 'unseen'
        ? []
        : group(
            one.rule.rule,
            replayingFork(one.alone).map((words) => command(...words)),
          ),
    ),
    ...knownEvidence(comparison).flatMap((one) =>
      group(`${aboutEvidence(one)}, recorded`, [command(...refuting(one))]),
    ),
    ...(recordings === undefined
      ? []
      : tellingsIn(recordings).flatMap((one) =>
          group(`${one.file}, g ${one.g}`, [command(...holdingAgain(axis, recordings.values, one))]),
        )),
  ];
};
