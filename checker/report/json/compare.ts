import type { ComparedEncounter, Comparison } from '../../compare/comparison.ts';
import { boundDiffers, type ComparedBound } from '../../compare/guarantees/bounds.ts';
import { askedOf, claimDiffers, type ComparedClaim } from '../../compare/guarantees/claims.ts';
import type { RecordedEvidence } from '../../compare/evidence/recorded-evidence.ts';
import type { Held } from '../../compare/evidence/telling.ts';
import { knownEvidence, refuting } from '../../compare/evidence/known-evidence.ts';
import { recordedWaitsOf, showingWait } from '../../compare/evidence/known-waits.ts';
import type { RecordedWait } from '../../compare/evidence/recorded-wait.ts';
import { unfairest } from '../../compare/guarantees/fairness.ts';
import { headlineOf } from '../../compare/headline.ts';
import { likenessOf } from '../../compare/behaviour.ts';
import type { Observed } from '../../compare/observation.ts';
import type { Refined, Refinement, SeenNext } from '../../compare/refinement/refine.ts';
import type { ShownRule } from '../../compare/rule-exhibits/show-rules.ts';
import { checking, holdingAgain, replayingFork } from '../../compare/reproduce.ts';
import type { EndlessQuestion, Swept } from '../../starvation/index.ts';
import { formatPath } from '../../../traces/index.ts';
import type { Origin } from '../../results/origin.ts';
import type { CompareReporter } from '../compare-reporter.ts';
import type { Output } from '../output.ts';
import { shownBy } from '../text/shown-by.ts';
import { command } from '../text/words.ts';
import { writeDocument } from './document.ts';
import { findingsJson } from './finding.ts';

type Json = Readonly<Record<string, unknown>>;

const nextJson = (next: SeenNext<Observed>): Json =>
  next.kind === 'rest' ? { atRest: true } : { event: next.event };

const refinementJson = (refinement: Refinement<Observed>): Json => {
  switch (refinement.kind) {
    case 'refines':
      return { verdict: 'refines' };
    case 'undecided':
      return { verdict: 'undecided', cut: refinement.cut };
    case 'strays':
      return {
        verdict: 'strays',
        common: refinement.common,
        next: nextJson(refinement.next),
        instead: refinement.instead.map(nextJson),
        run: formatPath(refinement.run),
        other: formatPath(refinement.other),
      };
  }
};

const refinedJson = (refined: Refined<Observed>): Json => ({
  verdict: likenessOf(refined),
  firstInSecond: refinementJson(refined.forth),
  secondInFirst: refinementJson(refined.back),
  states: refined.states,
  classes: refined.classes,
});

const claimJson = (claim: ComparedClaim, { encounter: { sides } }: ComparedEncounter): Json => {
  const side = askedOf(claim);
  return {
    kind: claim.kind,
    id: claim.id,
    sentence: claim.sentence,
    verdicts: claim.verdicts,
    differs: claimDiffers(claim),
    ...(side !== undefined && { askedOf: sides[side].name }),
    shownBy: sides.map((one) => command(...checking(one, claim))),
  };
};

const encounterJson = (one: ComparedEncounter): Json => {
  const { encounter, behaviour, claims } = one;
  const { parting, by } = behaviour;
  return {
    scenario: encounter.scenario,
    title: encounter.title,
    sides: encounter.sides,
    events: refinedJson(by.events),
    polls: refinedJson(by.polls),
    ...(parting && {
      parting: {
        moment: parting.moment,
        class: parting.class,
        deeds: parting.deeds,
        steps: parting.fork.common,
        runs: parting.fork.sides.map(({ run }) => formatPath(run.path)),
        shownBy: replayingFork(one).map((words) => command(...words)),
      },
    }),
    ...(claims && { claims: claims.claims.map((claim) => claimJson(claim, one)) }),
  };
};

const recordedWaitJson = (wait: RecordedWait | undefined): Json => {
  if (wait === undefined) return {};
  const { polls, file, sha256, tokio, among, waiting, from, to, until } = wait;
  const shownAgain = command(...showingWait(wait));
  return { recorded: { polls, file, sha256, tokio, among, waiting, from, to, until, shownBy: shownAgain } };
};

const boundJson = (
  bound: ComparedBound,
  argumentsOf: (question: EndlessQuestion) => readonly string[],
): Json => {
  const seen = recordedWaitsOf(bound);
  const waitJson = (swept: Swept, side: number): Json => ({
    yield: swept.point.question.size.yield,
    verdict: swept.cell.kind,
    ...('most' in swept.cell && { most: swept.cell.most }),
    shownBy: shownBy(swept, argumentsOf),
    ...recordedWaitJson(seen[side]),
  });
  const { workload, role, measure, waits } = bound;
  return { scenario: workload, role, measure, differs: boundDiffers(bound), waits: waits.map(waitJson) };
};

/** The gravest difference in fairness, if there is one. */
const fairnessJson = ({ bounds, names }: Comparison): Json => {
  const found = unfairest(bounds, names);
  if (found === undefined) return {};
  const { role, workload, than, words } = found;
  return {
    fairness: { role, workload, worse: than[0], better: than[1], starves: words === 'starves rather' },
  };
};

const shownRuleJson = (one: ShownRule): Json =>
  one.kind === 'shown'
    ? { rule: one.rule.rule, encounter: encounterJson(one.compared), alone: encounterJson(one.alone) }
    : { rule: one.rule.rule, because: one.because };

const evidenceJson = (one: RecordedEvidence): Json => ({
  ...one,
  shownBy: command(...refuting(one)),
});

const recordingsJson = ({ axis, names, recordings }: Comparison): Json => {
  if (recordings === undefined) return {};
  const { held, values } = recordings;
  const heldJson = (one: Held): Json =>
    one.kind === 'tells'
      ? { ...one, side: names[one.side], shownBy: command(...holdingAgain(axis, values, one)) }
      : one;
  return { recordings: held.map(heldJson) };
};

/** One document at the end, with everything in it. */
export const jsonCompare = (
  output: Output,
  origin: Origin,
  argumentsOf: (question: EndlessQuestion) => readonly string[],
): CompareReporter => ({
  finish: (comparisons, { code, grounds }, findings) =>
    writeDocument(output, origin, {
      exitCode: code,
      grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
      ...findingsJson(findings),
      comparisons: comparisons.map((comparison: Comparison) => ({
        axis: comparison.axis,
        names: comparison.names,
        observation: comparison.observation,
        headline: headlineOf(comparison),
        encounters: comparison.encounters.map(encounterJson),
        ...(comparison.rates && { rates: comparison.rates }),
        ...fairnessJson(comparison),
        bounds: comparison.bounds.map((bound) => boundJson(bound, argumentsOf)),
        recorded: knownEvidence(comparison).map(evidenceJson),
        ...recordingsJson(comparison),
        ...(comparison.shownRules && { shownRules: comparison.shownRules.map(shownRuleJson) }),
        ...(comparison.rules && { rules: comparison.rules }),
        unexamined: comparison.unexamined,
        seconds: comparison.seconds,
      })),
    }),
});
