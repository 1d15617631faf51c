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
import { castOf, sentence, taskIn } from './cast.ts';
import { fingerprintOf, kindOf } from './fingerprint.ts';
import { brokenRule } from './rule.ts';
import { foundAs } from './minimized.ts';
import { scenarioTeller, type ScenarioTeller } from './scenario-teller.ts';
import { unexaminedByVerification } from './unexamined.ts';
import { vacuityInScenario } from './vacuity.ts';

/** What findings of explorations need besides the verdicts. */
export interface VerificationFindingOptions {
  readonly properties: readonly Property[];
  /** Whether properties that were never put to the test are findings too. */
  readonly vacuous: boolean;
  /**
   * What was explored, where that is not the scenario of this name by the rules of this release. A counterexample that
   * was minimised is asked for with the verification as if it had been of its size.
   */
  readonly runtime?: (of: Verification) => Runtime;
  /** The arguments that lead to a run again, or only ask again; those of the scenario of this name if absent. */
  readonly reproduce?: (of: Verification, asking: readonly string[], path?: Path) => readonly string[];
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

/** Makes the findings that one verification shows, from the runs that show them. */
export class RunFindings {
  readonly #verification: Verification;
  /** At the size that was asked about, where a run was made smaller. */
  readonly #asked: Verification;
  readonly #options: VerificationFindingOptions;
  #lazyTeller: ScenarioTeller | undefined;

  constructor(verification: Verification, options: VerificationFindingOptions, asked = verification) {
    this.#verification = verification;
    this.#asked = asked;
    this.#options = options;
  }

  /** Made only when there is something to tell. */
  get #teller(): ScenarioTeller {
    const { runtime = runtimeOf } = this.#options;
    this.#lazyTeller ??= scenarioTeller(this.#verification, runtime(this.#verification));
    return this.#lazyTeller;
  }

  /** The run that breaks a property, and how it does; `path` is one that does. */
  #told(property: Property, path: Path): Told | undefined {
    const { release, constants, scenario, flavor } = this.#verification;
    const header = generatedHeader(release, constants, scenario, flavor);
    const run = this.#teller.run(path);
    const events = eventsIn(run);
    const monitor = createMonitor([property], header);
    monitor.observe(events);
    const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: this.#teller.isOver(path) });
    const [violation] = verdict?.examples ?? [];
    return violation === undefined ? undefined : { run, violation };
  }

  #reproduce(asking: readonly string[], path?: Path): readonly string[] {
    const { reproduce } = this.#options;
    if (reproduce !== undefined) return reproduce(this.#verification, asking, path);
    const replayed = path === undefined ? [] : ['--replay', formatPath(path)];
    return ['verify', ...argumentsOf(this.#verification), ...asking, ...replayed];
  }

  /** That no run puts a property to the test. */
  ofVacuity(property: Property, reason: string | undefined): Finding {
    return vacuityInScenario(property, reason, this.#verification, {
      subject: subjectOf(this.#verification),
      reproduce: this.#reproduce(['--property', property.id]),
    });
  }

  /** That the run along `path` breaks a property; `parts` are told instead of what the property says of itself. */
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
        run: this.#teller.withRoads(run, failing, property.kind === 'liveness' ? taskIn(failing) : undefined),
        failing: failing.map(({ g }) => g),
        shortest: shortest === true,
        ...(minimized && { found: foundAs(minimized, verification.search) }),
      },
      more: 0,
      unexamined: unexaminedByVerification(this.#asked),
      reproduce: this.#reproduce(kind === 'belief' ? ['--beliefs'] : ['--property', property.id], run.path),
    };
  }

  /** That the run along `path` refutes a belief. */
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

  /** That a run leads to a state that the specification itself excludes. */
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
