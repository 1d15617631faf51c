import type { Runtime } from '../../../model/index.ts';
import type { Event, Path } from '../../../traces/index.ts';
import { formatPath } from '../../../traces/index.ts';
import type { Belief } from '../../beliefs/belief.ts';
import { createMonitor } from '../../monitor/index.ts';
import type { Property } from '../../properties/property.ts';
import type { Violation } from '../../verdict.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import type { ExploredVerdict } from '../../verify/verdicts.ts';
import type { BrokenSentence, Verification } from '../../verify/verify.ts';
import { argumentsOf } from '../../workload/arguments.ts';
import { runtimeOf } from '../../workload/runtime.ts';
import { beliefCharges } from '../blame/belief-charges.ts';
import { charges } from '../blame/charges.ts';
import type { Finding, FindingKind, Subject } from '../finding.ts';
import type { ToldRun } from '../told-run.ts';
import { castOf, sentence } from './cast.ts';
import { fingerprintOf, kindOf } from './fingerprint.ts';
import { brokenRule } from './rule.ts';
import { asMinimized, foundAs } from './minimized.ts';
import { scenarioTeller, type ScenarioTeller } from './scenario-teller.ts';
import { unexaminedByVerification } from './unexamined.ts';
import { vacuityInScenario } from './vacuity.ts';

/** A shorter run, or the same, that breaks a property at the end of which it is asked. */
export type Shorten = (path: Path, property: Property) => Path;

/** What findings of explorations need besides the verdicts. */
export interface VerificationFindingOptions {
  readonly properties: readonly Property[];
  /** Whether properties that were never put to the test are findings too. */
  readonly vacuous: boolean;
  /** What was explored, where that is not the scenario of this name by the rules of this release. */
  readonly runtime?: Runtime;
  /** The arguments that lead to a run again, or only ask again; those of the scenario of this name if absent. */
  readonly reproduce?: (asking: readonly string[], path?: Path) => readonly string[];
  /** Looks for a shorter run before one is told; the run that was found is told if absent. */
  readonly shorten?: Shorten;
}

interface Told {
  readonly run: ToldRun;
  readonly violation: Violation;
}

const eventsIn = ({ start, steps }: ToldRun): readonly Event[] => [
  ...start,
  ...steps.flatMap(({ events }) => events),
];

const subjectOf = (verification: Verification): Subject => {
  const { scenario, yield: way, release, flavor = 'multi_thread', constants, wasmtime } = verification;
  return {
    kind: 'scenario',
    scenario,
    yield: way,
    release,
    flavor,
    workers: flavor === 'current_thread' ? 1 : constants.workers,
    ...(wasmtime !== undefined && { wasmtime }),
  };
};

const placeOf = ({ scenario, yield: way, flavor = 'multi_thread' }: Verification): readonly string[] => [
  scenario,
  way,
  flavor,
];

/** The finding of one verification, without what depends on its kind. */
class Findings {
  readonly #verification: Verification;
  /** At the size that was asked about, where a run was made smaller. */
  readonly #asked: Verification;
  readonly #options: VerificationFindingOptions;
  readonly #teller: ScenarioTeller;

  constructor(verification: Verification, options: VerificationFindingOptions, asked = verification) {
    this.#verification = verification;
    this.#asked = asked;
    this.#options = options;
    this.#teller = scenarioTeller(verification, options.runtime ?? runtimeOf(verification));
  }

  /** The run that breaks a property, and how it does; `path` is one that does. */
  #told(property: Property, path: Path): Told | undefined {
    const { release, constants, scenario, flavor } = this.#verification;
    const header = generatedHeader(release, constants, scenario, flavor);
    const judged = (candidate: Path): Told | undefined => {
      const run = this.#teller.run(candidate);
      const events = eventsIn(run);
      const monitor = createMonitor([property], header);
      monitor.observe(events);
      const complete = this.#teller.isOver(candidate);
      const [verdict] = monitor.finish({ e: 'end', n: events.length, complete });
      const [violation] = verdict?.examples ?? [];
      return violation === undefined ? undefined : { run, violation };
    };
    const shorter = this.#options.shorten?.(path, property);
    return (shorter && judged(shorter)) ?? judged(path);
  }

  #reproduce(asking: readonly string[], path?: Path): readonly string[] {
    const { reproduce } = this.#options;
    if (reproduce !== undefined) return reproduce(asking, path);
    const replayed = path === undefined ? [] : ['--replay', formatPath(path)];
    return ['verify', ...argumentsOf(this.#verification), ...asking, ...replayed];
  }

  ofVacuity(property: Property, reason: string | undefined): Finding {
    return vacuityInScenario(property, reason, this.#verification, {
      subject: subjectOf(this.#verification),
      reproduce: this.#reproduce(['--property', property.id]),
    });
  }

  ofProperty(
    property: Property,
    path: Path,
    parts: Pick<Finding, 'headline' | 'blame' | 'remedies'> | undefined,
    kind: FindingKind,
    { shortest, minimized }: Pick<ExploredVerdict, 'shortest' | 'minimized'>,
  ): Finding | undefined {
    const told = this.#told(property, path);
    if (told === undefined) return undefined;
    const verification = this.#verification;
    const { run, violation } = told;
    const failing = violation.events.toSorted((one, other) => one.g - other.g);
    const charge = charges.get(property.id);
    const cast = castOf(failing, run.roles);
    return {
      kind,
      fingerprint: fingerprintOf({
        kind,
        rule: property.id,
        found: placeOf(verification),
        failing: failing.map(kindOf),
      }),
      headline: sentence(charge?.headline(cast) ?? violation.because),
      rule: brokenRule(property, verification.release),
      because: violation.because,
      ...(charge && { blame: { who: charge.who, because: charge.because } }),
      remedies: charge?.remedies ?? [],
      ...parts,
      subject: subjectOf(verification),
      evidence: {
        kind: 'run',
        run: this.#teller.withRoads(run, failing),
        failing: failing.map(({ g }) => g),
        shortest: shortest === true || run.path.length < path.length,
        ...(minimized && { found: foundAs(minimized, verification.search) }),
      },
      more: 0,
      unexamined: unexaminedByVerification(this.#asked),
      reproduce: this.#reproduce(kind === 'belief' ? ['--beliefs'] : ['--property', property.id], run.path),
    };
  }

  ofBelief({ claim, truth }: Belief, path: Path, verdict: ExploredVerdict): Finding | undefined {
    const charge = beliefCharges.get(claim.id);
    return this.ofProperty(
      claim,
      path,
      {
        headline: `Many think: "${claim.sentence}" It is not so. ${truth}`,
        remedies: charge?.remedies ?? [],
        ...(charge && { blame: charge.blame }),
      },
      'belief',
      verdict,
    );
  }

  ofInvariant({ sentence: broken, run: { path } }: BrokenSentence): Finding {
    const verification = this.#verification;
    const run = this.#teller.run(path);
    const source = run.steps.at(-1)?.source ?? 'the initial state';
    return {
      kind: 'specification',
      fingerprint: fingerprintOf({
        kind: 'specification',
        rule: broken,
        found: placeOf(verification),
        failing: [run.steps.at(-1)?.action ?? 'start'],
      }),
      headline: `The specification of Tokio ${verification.release} contradicts itself: not always "${broken}"`,
      rule: brokenRule({ id: 'invariant', sentence: broken, source }, verification.release),
      because: `the last step of the run leads to a state of which it is not true`,
      blame: {
        who: 'specification',
        because:
          'An invariant is a sentence about the model and not about Tokio: its author was wrong about one of the two.',
      },
      remedies: [
        'Report it, with the command below: no verdict of this release can be relied on until then.',
      ],
      subject: subjectOf(verification),
      evidence: {
        kind: 'run',
        run: this.#teller.withRoads(run, []),
        failing: [],
        shortest: verification.search === undefined,
      },
      more: 0,
      unexamined: unexaminedByVerification(verification),
      reproduce: this.#reproduce([], path),
    };
  }
}

/**
 * What an exploration found: a finding for each property that is violated, each belief that is refuted and each
 * invariant that the specification breaks, and, if wanted, for each property that was never put to the test. The rule of
 * each has the id of the property or belief.
 */
export const findingsOfVerification = (
  verification: Verification,
  options: VerificationFindingOptions,
): readonly Finding[] => {
  const findings = new Findings(verification, options);
  const { verdicts, beliefs, broken } = verification;
  const findingsAt = ({ minimized }: ExploredVerdict): Findings =>
    minimized === undefined
      ? findings
      : new Findings(asMinimized(verification, minimized), options, verification);
  return [
    ...verdicts.flatMap((told) => {
      const { property: id, verdict, counterexample, reason } = told;
      const property = options.properties.find((one) => one.id === id);
      if (property === undefined) return [];
      if (verdict === 'vacuous' && options.vacuous) return [findings.ofVacuity(property, reason)];
      if (verdict !== 'violated' || counterexample === undefined) return [];
      return findingsAt(told).ofProperty(property, counterexample.path, undefined, property.kind, told) ?? [];
    }),
    ...beliefs.flatMap(({ belief, verdict }) => {
      const { counterexample } = verdict;
      if (counterexample === undefined) return [];
      return findingsAt(verdict).ofBelief(belief, counterexample.path, verdict) ?? [];
    }),
    ...broken.map((one) => findings.ofInvariant(one)),
  ];
};
