import { formatPath, threadOf } from '../../../traces/index.ts';
import type { ExplainedRun } from '../../explain/counterexample.ts';
import { neverTaken } from '../../verify/never-taken.ts';
import type { BeliefOutcome } from '../../verify/verification.ts';
import type { Minimized } from '../../verify/counterexample.ts';
import type { ExploredVerdict } from '../../verify/verdicts.ts';
import type { Explored } from '../../check/claim.ts';
import { claimsOf } from '../../check/claim.ts';
import { deadActions } from '../../check/dead-actions.ts';
import { claimText } from '../text/claim.ts';
import type { Output } from '../output.ts';
import type { VerifyReporter } from '../verify-reporter.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';
import { findingsJson } from './finding.ts';
import { verdictJson } from './verdict.ts';

type Json = Readonly<Record<string, unknown>>;

/** A run, with the thread of each event. */
export const runJson = ({ path, steps }: ExplainedRun): Json => ({
  path: formatPath(path),
  steps: steps.map((step) => {
    const events = step.events.map((event) => Object.assign({ s: threadOf(event) }, event));
    return Object.assign({}, step, { events });
  }),
});

/** How a counterexample was made simpler, and at which size it runs. */
const minimizedJson = ({ size, constants, shortest, calmest, switches, from }: Minimized): Json => ({
  size,
  constants,
  shortest,
  switches,
  fewestSwitches: calmest,
  from: { steps: from.steps, switches: from.switches, size: from.size, constants: from.constants },
});

const exploredJson = (verdict: ExploredVerdict): Json => ({
  ...verdictJson(verdict),
  ...(verdict.exhaustedDepth === undefined ? {} : { exhaustedDepth: verdict.exhaustedDepth }),
  ...(verdict.counterexample === undefined ? {} : { counterexample: runJson(verdict.counterexample) }),
  ...(verdict.minimized === undefined ? {} : { minimized: minimizedJson(verdict.minimized) }),
});

const beliefJson = ({ belief: { claim, truth }, verdict }: BeliefOutcome): Json => ({
  belief: claim.id,
  sentence: claim.sentence,
  truth,
  refuted: verdict.verdict === 'violated',
  verdict: exploredJson(verdict),
});

const claimJson = (verification: Explored): Json => {
  const text = claimText(verification);
  return text === '' ? {} : { claim: { text, depths: claimsOf(verification) } };
};

const scenarioJson = (verification: Explored): Json => {
  const { scenario, size, release, constants, roles, states, transitions, depth, terminal, cut } =
    verification;
  return {
    scenario,
    yield: verification.yield,
    size,
    ...(verification.flavor && { flavor: verification.flavor }),
    release,
    ...(verification.wasmtime !== undefined && { wasmtime: verification.wasmtime }),
    constants,
    roles,
    search: verification.search ?? 'breadth-first',
    ...(verification.sampling === undefined ? {} : { sampling: verification.sampling }),
    complete: cut === undefined && verification.sampling === undefined,
    ...(cut === undefined ? {} : { cut }),
    states,
    transitions,
    depth,
    terminal,
    exhaustedDepth: verification.exhaustedDepth,
    ...claimJson(verification),
    ...(verification.expanded === undefined ? {} : { expanded: verification.expanded }),
    symmetry: verification.symmetry,
    ...(verification.omission === undefined ? {} : { omission: verification.omission }),
    bytes: verification.bytes,
    seconds: verification.seconds,
    secondsFinding: verification.secondsFinding,
    actions: verification.actions,
    neverTaken: neverTaken(verification).map(({ name }) => name),
    properties: verification.verdicts.map(exploredJson),
    beliefs: verification.beliefs.map(beliefJson),
    broken: verification.broken.map(({ sentence, run }) => ({ sentence, counterexample: runJson(run) })),
  };
};

const total = (verifications: readonly Explored[], of: 'states' | 'transitions'): number =>
  verifications.reduce((sum, verification) => sum + verification[of], 0);

/** One document at the end, with everything in it. */
export const jsonVerify = (output: Output, origin: Origin): VerifyReporter => {
  const verifications: Explored[] = [];
  return {
    explored: (verification) => {
      verifications.push(verification);
    },
    finish: (summaries, { code, grounds }, interrupted, findings) =>
      writeDocument(output, origin, {
        exitCode: code,
        grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
        scenarios: verifications.map(scenarioJson),
        properties: summaries.map(({ property, ...summary }) => ({
          property: property.id,
          code: property.code,
          kind: property.kind,
          sentence: property.sentence,
          source: property.source,
          ...summary,
        })),
        totals: {
          scenarios: verifications.length,
          states: total(verifications, 'states'),
          transitions: total(verifications, 'transitions'),
          interrupted,
        },
        ...findingsJson(findings),
        deadActions: deadActions(verifications),
        notChecked: summaries.flatMap(({ property, verdict, reason }) =>
          verdict === 'holds' || verdict === 'violated'
            ? []
            : [{ property: property.id, verdict, because: reason ?? '' }],
        ),
      }),
    replayed: ({ run, complete, verdicts }, _told, { code, grounds }, findings) =>
      writeDocument(output, origin, {
        exitCode: code,
        grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
        replay: { ...runJson(run), complete, properties: verdicts.map(verdictJson) },
        ...(findings.length === 0 ? {} : findingsJson(findings)),
      }),
  };
};
