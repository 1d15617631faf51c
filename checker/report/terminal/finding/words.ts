import type { Culprit, FindingKind, Subject } from '../../../explain/finding.ts';
import { shortened } from '../../text/shortened.ts';
import { count } from '../../text/words.ts';

/** The word that a finding begins with. */
export const wordFor: Readonly<Record<FindingKind, string>> = {
  safety: 'VIOLATED',
  liveness: 'VIOLATED',
  starvation: 'STARVES',
  refusal: 'REFUSED',
  difference: 'DIFFERS',
  vacuity: 'VACUOUS',
  belief: 'BELIEF REFUTED',
  specification: 'VIOLATED',
};

/** Whether a finding of this kind is bad news, or news. */
export const isAlarming: Readonly<Record<FindingKind, boolean>> = {
  safety: true,
  liveness: true,
  starvation: true,
  refusal: true,
  difference: true,
  vacuity: false,
  belief: false,
  specification: true,
};

/** Who a finding is held against. */
export const culpritInWords: Readonly<Record<Culprit, string>> = {
  scheduler: "Tokio's scheduler",
  guest: 'the guest',
  yield: 'the way of yielding',
  environment: 'the environment',
  recorder: 'the recorder',
  question: 'the question',
  specification: 'the specification',
};

/** Where it was found: a recording by its file, a scenario by what it runs on. */
export const placeInWords = (subject: Subject): string => {
  if (subject.kind === 'recording') return shortened(subject.file);
  const { scenario, release, flavor, workers, wasmtime } = subject;
  const on = flavor === 'current_thread' ? flavor : count(workers, 'worker');
  const guests = wasmtime === undefined ? '' : `, Wasmtime ${wasmtime}`;
  return `${scenario} under ${subject.yield}, Tokio ${release}${guests}, ${on}`;
};
