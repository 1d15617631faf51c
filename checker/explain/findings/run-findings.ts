import type { Runtime } from '../../../model/index.ts';
import type { Event, Path } from '../../../traces/index.ts';
import { formatPath } from '../../../traces/index.ts';
import type { Belief } from '../../beliefs/belief.ts';
import { createMonitor } from '../../monitor/index.ts';
import type { Property } from '../../properties/property.ts';
import type { Violation } from '../../verdict.ts';
import { generatedHeader } from '../../verify/generated-header.ts';
import type { ExploredVerdict } from '../../verify/verdicts.ts';
import type { BrokenSentence, Verification } from '../../verify/verification.ts';
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
import { vacuityInScenario } from './vacuity.ts';

/** What runs are of, and how they were searched for. */
export type Examined = Pick<
  Verification,
  'scenario' | 'yield' | 'size' | 'flavor' | 'release' | 'wasmtime' | 'constants' | 'roles' | 'search'
>;

/** What findings in runs need besides these. */
export interface RunFindingOptions {
  /**
   * What the runs are of, where that is not the scenario of this name by the rules of this release. A counterexample that
   * was minimised is asked for with what was examined as if it had been of its size.
   */
  readonly runtime?: (of: Examined) => Runtime;
  /** The arguments that lead to a run again, or only ask again; those of the scenario of this name if absent. */
  readonly reproduce?: (of: Examined, asking: readonly string[], path?: Path) => readonly string[];
}

interface Told {
  readonly run: ToldRun;
  readonly violation: Violation;
}

const eventsIn = ({ start, steps }: ToldRun): readonly Event[] => [
  ...start,
  ...steps.flatMap(({ events }) => events),
];

const subjectOf = (examined: Examined): Subject => {
  const { scenario, yield: way, release, flavor = 'multi_thread', constants, wasmtime } = examined;
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

const placeOf = ({ scenario, yield: way, flavor = 'multi_thread' }: Examined): readonly string[] => [
  scenario,
  way,
  flavor,
];

/** Makes the findings that runs show. */
export class RunFindings {
  readonly #examined: Examined;
  readonly #unexamined: readonly string[];
  readonly #options: RunFindingOptions;
  #lazyTeller: ScenarioTeller | undefined;

  /** `unexamined` says what was not looked at, as phrases. */
  constructor(examined: Examined, unexamined: readonly string[], options: RunFindingOptions) {
    this.#examined = examined;
    this.#unexamined = unexamined;
    this.#options = options;
  }

  /** Made only when there is something to tell. */
  get #teller(): ScenarioTeller {
    const { runtime = runtimeOf } = this.#options;
    this.#lazyTeller ??= scenarioTeller(this.#examined, runtime(this.#examined));
    return this.#lazyTeller;
  }

  /** The run that breaks a property, and how it does; `path` is one that does. */
  #told(property: Property, path: Path): Told | undefined {
    const { release, constants, scenario, flavor } = this.#examined;
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
    if (reproduce !== undefined) return reproduce(this.#examined, asking, path);
    const replayed = path === undefined ? [] : ['--replay', formatPath(path)];
    return ['verify', ...argumentsOf(this.#examined), ...asking, ...replayed];
  }

  /** That no run puts a property to the test. */
  ofVacuity(property: Property, reason: string | undefined): Finding {
    return vacuityInScenario(property, reason, this.#examined, {
      subject: subjectOf(this.#examined),
      unexamined: this.#unexamined,
      reproduce: this.#reproduce(['--property', property.file ?? property.id]),
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
    const examined = this.#examined;
    const { run, violation } = told;
    const failing = violation.events.toSorted((one, other) => one.g - other.g);
    const charge = charges.get(property.id);
    const cast = castOf(failing, run.roles);
    return {
      kind,
      fingerprint: fingerprintOf({
        kind,
        rule: property.id,
        found: placeOf(examined),
        failing: failing.map(kindOf),
      }),
      headline: sentence(charge?.headline(cast) ?? violation.because),
      rule: brokenRule(property, examined.release),
      because: violation.because,
      ...(charge && { blame: { who: charge.who, because: charge.because } }),
      remedies: charge?.remedies ?? [],
      ...parts,
      subject: subjectOf(examined),
      evidence: {
        kind: 'run',
        run: this.#teller.withRoads(run, failing, property.kind === 'liveness' ? taskIn(failing) : undefined),
        failing: failing.map(({ g }) => g),
        shortest: shortest === true,
        ...(minimized && { found: foundAs(minimized, examined.search) }),
      },
      more: 0,
      unexamined: this.#unexamined,
      reproduce: this.#reproduce(
        kind === 'belief' ? ['--beliefs'] : ['--property', property.file ?? property.id],
        run.path,
      ),
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
    const examined = this.#examined;
    const run = this.#teller.run(path);
    const source = run.steps.at(-1)?.source ?? 'the initial state';
    return {
      kind: 'specification',
      fingerprint: fingerprintOf({
        kind: 'specification',
        rule: broken,
        found: placeOf(examined),
        failing: [run.steps.at(-1)?.action ?? 'start'],
      }),
      headline: `The specification of Tokio ${examined.release} contradicts itself: not always "${broken}"`,
      rule: brokenRule({ id: 'invariant', sentence: broken, source }, examined.release),
      because: `the last step of the run leads to a state of which it is not true`,
      blame: {
        who: 'specification',
        because:
          'An invariant is a sentence about the model and not about Tokio: its author was wrong about one of the two.',
      },
      remedies: [
        {
          sentence:
            'Report it, with the command below: no verdict of this release can be relied on until then.',
        },
      ],
      subject: subjectOf(examined),
      evidence: {
        kind: 'run',
        run: this.#teller.withRoads(run, []),
        failing: [],
        shortest: examined.search === undefined,
      },
      more: 0,
      unexamined: this.#unexamined,
      reproduce: this.#reproduce([], path),
    };
  }
}
