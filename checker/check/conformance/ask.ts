import type { Rules } from '../../../model/index.ts';
import { rulesOf } from '../../../model/index.ts';
import type { Trace } from '../../../traces/index.ts';
import { InputError, openTrace } from '../../../traces/index.ts';
import { conform, firstCancelled, witnessHeader } from '../../conformance/index.ts';
import type { Beyond, Cancelled, Conformance } from '../../conformance/index.ts';
import { unseenKinds, whyNotAsked } from './observable.ts';
import type { Answer, ConformanceOutcome, WitnessTrace } from './outcome.ts';
import { TappedTrace } from './tapped-trace.ts';
import { unreadable } from '../unreadable.ts';

/** Which release recordings are held against: one for all, or each its own. */
export type Against =
  | { readonly kind: 'release'; readonly release: string }
  /** `tokio` is the release that recordings are of, whatever they say themselves. */
  | { readonly kind: 'own'; readonly tokio?: string };

/** Told how many events were read; false ends the search. */
export type GoOn = (events: number) => boolean;

/** Opens a recording, from wherever it is: more than once, and each time from its start. */
export type OpenAgain = () => Promise<Trace>;

interface Meant {
  readonly release: string;
  readonly rules: Rules;
}

const meant = (against: Against, { header }: Trace): Meant | string => {
  const release =
    against.kind === 'release' ? against.release : (against.tokio ?? header.runtime.version ?? undefined);
  if (release === undefined)
    return 'the recording does not say of which release of Tokio it is; name it with --tokio';
  const rules = rulesOf(release);
  return rules === undefined
    ? `nothing is known of Tokio ${release}, of which the recording says that it is; name one that is known with --against`
    : { release, rules };
};

const stopped = (conformance: Conformance, { cut }: TappedTrace): string | undefined => {
  const { verdict, at } = conformance;
  if (verdict === 'given-up') {
    const place = at === undefined ? '' : ` at g ${at.g}`;
    return `the hidden part may stand in more ways${place} than a search keeps`;
  }
  return cut?.kind === 'unusable' ? cut.because : undefined;
};

const concluded = (answer: Answer, trace: TappedTrace): ConformanceOutcome => {
  const { file, conformance } = answer;
  if (trace.cut?.kind === 'fault') {
    const isRefused = conformance.verdict === 'refused';
    return {
      kind: 'unreadable',
      file,
      problem: trace.cut.problem,
      ...(isRefused ? { before: answer } : {}),
    };
  }
  if (conformance.verdict === 'refused') return { kind: 'refused', file, answer };
  const because = stopped(conformance, trace);
  return because === undefined
    ? { kind: 'accepted', file, answer }
    : { kind: 'undecided', file, answer, because };
};

const witnessIn = (
  { witness }: Conformance,
  trace: TappedTrace,
  { release, tool }: { readonly release: string; readonly tool: string | undefined },
): { readonly witness?: WitnessTrace } => {
  if (witness === undefined || tool === undefined) return {};
  const end = trace.end();
  const ending = end === undefined ? undefined : { complete: end.complete };
  return { witness: { header: witnessHeader(trace.header, { release, tool }), events: witness, ending } };
};

/** The first task of the recording that was cancelled, as far as it can be read. */
const cancelledIn = async (open: OpenAgain): Promise<Cancelled | undefined> => {
  try {
    return await firstCancelled(await open());
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
};

/** What is refused may have happened all the same, if a task was aborted, or the runtime may have been dropped by then. */
const unlessCancelled = async (outcome: ConformanceOutcome, open: OpenAgain): Promise<ConformanceOutcome> => {
  if (outcome.kind !== 'refused') return outcome;
  const { file, answer } = outcome;
  const cancelled = await cancelledIn(open);
  const at = answer.conformance.at?.g ?? Number.POSITIVE_INFINITY;
  if (cancelled === undefined || (cancelled.returned !== undefined && at <= cancelled.returned))
    return outcome;
  const because = `task ${cancelled.task} was aborted or shut down, and nothing that is recorded tells when`;
  const conformance: Conformance = { ...answer.conformance, verdict: 'given-up' };
  return { kind: 'undecided', file, answer: { ...answer, conformance }, because };
};

const search = async (
  open: OpenAgain,
  trace: TappedTrace,
  { release, rules }: Meant,
  goOn: GoOn,
  beyond: Beyond,
  filledBy: string | undefined,
): Promise<ConformanceOutcome> => {
  const stop = { asked: false };
  const shown = (events: number): boolean => {
    trace.shown(events);
    stop.asked = !goOn(events);
    return !stop.asked;
  };
  const conformance = await conform(trace, rules, shown, { ...beyond, witness: filledBy !== undefined });
  const { file, header } = trace;
  const answer: Answer = {
    file,
    release,
    header,
    runtime: header.runtime,
    recorder: header.recorder,
    ended: trace.end() !== undefined,
    conformance,
    before: conformance.at === undefined ? [] : trace.before(conformance.at),
    unseen: unseenKinds(header),
    ...witnessIn(conformance, trace, { release, tool: filledBy }),
  };
  return stop.asked ? { kind: 'interrupted', file, answer } : unlessCancelled(concluded(answer, trace), open);
};

const notCheckable = async (trace: Trace, because: string): Promise<ConformanceOutcome> => {
  await trace.close();
  return { kind: 'not-checkable', file: trace.file, because };
};

/**
 * Asks whether a recording, which is called `file`, is a behaviour of a release. One that cannot be read is an outcome and no
 * error, and an event before the fault that is refused is told all the same. `filledBy` names the program that is to give
 * a witness with its answer, if one is wanted.
 */
export const askRecording = async (
  file: string,
  open: OpenAgain,
  against: Against,
  goOn: GoOn,
  beyond: Beyond = {},
  filledBy?: string,
): Promise<ConformanceOutcome> => {
  try {
    const trace = new TappedTrace(await open());
    const because = whyNotAsked(trace.header);
    if (because !== undefined) return await notCheckable(trace, because);
    const question = meant(against, trace);
    if (typeof question === 'string') return await notCheckable(trace, question);
    return await search(open, trace, question, goOn, beyond, filledBy);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      kind: 'unreadable',
      file,
      problem: unreadable(file, error),
    };
  }
};

/** The same of the recording in a file. */
export const ask = (
  file: string,
  against: Against,
  goOn: GoOn,
  beyond: Beyond = {},
  filledBy?: string,
): Promise<ConformanceOutcome> => askRecording(file, () => openTrace(file), against, goOn, beyond, filledBy);
