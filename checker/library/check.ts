import type { Against } from '../check/conformance/ask.ts';
import { askRecording } from '../check/conformance/ask.ts';
import { joined, judgeConformance } from '../check/conformance/judge-conformance.ts';
import type { ConformanceOutcome } from '../check/conformance/outcome.ts';
import { ConformanceTally } from '../check/conformance/summary.ts';
import type { CheckOptions as FileOptions } from '../check/check-file.ts';
import { checkRecording } from '../check/check-file.ts';
import type { Judgement } from '../check/judge.ts';
import { judge } from '../check/judge.ts';
import type { FileOutcome } from '../check/outcome.ts';
import type { CheckSummary } from '../check/summary.ts';
import { Summarizer } from '../check/summary.ts';
import { exitCode } from '../exit-code.ts';
import type { Finding } from '../explain/finding.ts';
import { recordedProperties } from '../properties/index.ts';
import { findingsOfRefusals, findingsOfTraces } from './findings.ts';
import type { Stoppable } from './listening.ts';
import { guarded } from './listening.ts';
import type { PropertyChoices } from './question/properties.ts';
import { propertiesOf } from './question/properties.ts';
import { requireRelease } from './question/workload.ts';
import type { NamedTrace, TraceSource } from './trace/source.ts';
import { namedTrace } from './trace/source.ts';

/** How far a check has come. */
export interface CheckNews {
  /** Name of the trace that is being read. */
  readonly trace: string;
  /** Its position among those given, from 1. */
  readonly position: number;
  readonly traces: number;
  /** Events read of it so far. */
  readonly events: number;
}

/** What to ask of traces. */
export interface CheckOptions extends Stoppable {
  /**
   * The properties to check, each of which must then be decided; all if absent. With `against` and without this, none is
   * checked.
   */
  readonly properties?: PropertyChoices;
  /** The release of Tokio to judge by, whatever the traces say they are of. */
  readonly tokio?: string;
  /**
   * Asks whether each trace is a behaviour of this release: whether what it does not show can be filled in so that the
   * specification shows all the rest. `auto` is the release that a trace says it is of, or `tokio`.
   */
  readonly against?: string;
  /** Whether anything undecided or vacuous fails, though it was not asked for; false if absent. */
  readonly strict?: boolean;
  /** Path of the file that says what the slices of Chrome traces mean. */
  readonly mapping?: string;
  /** Called after every batch of events. What it throws ends the work, which rejects with it. */
  readonly onProgress?: (news: CheckNews) => void;
}

/** What was found out about traces. */
export interface CheckResult {
  /** Whether nothing that was asked failed or stayed open: the command line would end with 0. */
  readonly ok: boolean;
  /** The exit code of the command line, with everything that spoke for it. */
  readonly judgement: Judgement;
  /** What is violated, refused or, if it was asked for, never put to the test, told for people; `textOf` writes it. */
  readonly findings: readonly Finding[];
  /** By trace, in the order given: verdicts with the events that show violations, or why it cannot be read. */
  readonly outcomes: readonly FileOutcome[];
  /** Each property over all traces. */
  readonly summary: CheckSummary;
  /** By trace, in the order given: whether it is a behaviour of the release. Empty without `against`. */
  readonly conformance: readonly ConformanceOutcome[];
}

type Watch = (trace: NamedTrace, index: number) => (events: number) => boolean;

const isList = (sources: TraceSource | readonly TraceSource[]): sources is readonly TraceSource[] =>
  Array.isArray(sources);

const againstOf = ({ against, tokio }: CheckOptions): Against | undefined => {
  if (against === undefined) return undefined;
  if (against === 'auto') return { kind: 'own', ...(tokio !== undefined && { tokio }) };
  requireRelease(against);
  return { kind: 'release', release: against };
};

const askedOf = (options: CheckOptions): FileOptions => {
  const { mapping, tokio, against } = options;
  if (tokio !== undefined) requireRelease(tokio);
  const usual = against === undefined ? recordedProperties : [];
  return {
    properties: propertiesOf(options.properties, usual),
    named: options.properties !== undefined,
    ...(mapping !== undefined && { mapping }),
    ...(tokio !== undefined && { release: tokio }),
  };
};

const checkAll = async (
  traces: readonly NamedTrace[],
  asked: FileOptions,
  watch: Watch,
): Promise<Pick<CheckResult, 'outcomes' | 'summary'>> => {
  const summarizer = new Summarizer(asked.properties);
  const outcomes: FileOutcome[] = [];
  if (asked.properties.length > 0)
    for (const [index, trace] of traces.entries()) {
      const goOn = watch(trace, index);
      const outcome = await checkRecording(trace.name, trace.open, asked, goOn);
      goOn(0);
      summarizer.add(outcome);
      outcomes.push(outcome);
    }
  return { outcomes, summary: summarizer.summary() };
};

const conformAll = async (
  traces: readonly NamedTrace[],
  against: Against | undefined,
  strict: boolean,
  watch: Watch,
): Promise<Pick<CheckResult, 'conformance'> & { readonly judgement: Judgement }> => {
  const tally = new ConformanceTally();
  const conformance: ConformanceOutcome[] = [];
  if (against !== undefined)
    for (const [index, trace] of traces.entries()) {
      const goOn = watch(trace, index);
      const outcome = await askRecording(trace.name, () => trace.open(), against, goOn, { repairs: true });
      goOn(0);
      tally.add(outcome);
      conformance.push(outcome);
    }
  return { conformance, judgement: judgeConformance(tally.summary(), strict) };
};

/**
 * Checks traces of real runs, or generated ones, against properties, against a release, or against both.
 *
 * @param traces - one or several: paths (taken as they are, without patterns), bytes, or headers with events. A trace that
 *   cannot be read is a result and no error.
 * @returns for each trace and property whether it holds, is violated and by which events, or cannot be decided and why
 * @throws QuestionError when there is no such property or release, or something given is no trace
 * @throws the reason of `signal` when that aborts
 *
 * @example
 * ```ts
 * const { ok, outcomes } = await check('recording.jsonl.gz', { properties: 'one-poll-at-a-time' });
 * const { conformance } = await check({ header, events }, { against: '1.53.1' });
 * ```
 */
export const check = async (
  traces: TraceSource | readonly TraceSource[],
  options: CheckOptions = {},
): Promise<CheckResult> => {
  const against = againstOf(options);
  const asked = askedOf(options);
  const strict = options.strict ?? false;
  const twice = against !== undefined;
  const named = (isList(traces) ? traces : [traces]).map((source) => namedTrace(source, twice));
  const { listener, signal } = guarded(options.onProgress, options.signal);
  signal.throwIfAborted();
  const watch: Watch = (trace, index) => (events) => {
    signal.throwIfAborted();
    if (events > 0) listener({ trace: trace.name, position: index + 1, traces: named.length, events });
    return true;
  };
  const { conformance, judgement: ofConformance } = await conformAll(named, against, strict, watch);
  const { outcomes, summary } = await checkAll(named, asked, watch);
  const ofProperties = judge(summary, { named: asked.named === true, strict });
  const judgement = ((): Judgement => {
    if (against === undefined) return ofProperties;
    return asked.properties.length === 0 ? ofConformance : joined(ofConformance, ofProperties);
  })();
  const files = new Set((isList(traces) ? traces : [traces]).filter((one) => typeof one === 'string'));
  const findings = [
    ...findingsOfRefusals(conformance, files),
    ...findingsOfTraces({
      outcomes,
      properties: asked.properties,
      files,
      tokio: options.tokio,
      vacuous: asked.named === true || strict,
    }),
  ];
  return { ok: judgement.code === exitCode.ok, judgement, findings, outcomes, summary, conformance };
};
