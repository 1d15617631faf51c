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
  guest: 'the program',
  yield: 'the way of yielding',
  environment: 'the environment',
  recorder: 'the recording',
  question: 'what was asked, not Tokio',
  specification: "yieldcheck's specification of Tokio",
};

/** Where it was found: a recording by its file, a scenario by its name and the way of yielding. */
export const placeInWords = (subject: Subject): string =>
  subject.kind === 'recording'
    ? shortened(subject.file)
    : `${shortened(subject.scenario)} under ${subject.yield}`;

/** On what it was found: the releases, and how many threads there are. */
export const runtimeInWords = (subject: Subject): string => {
  if (subject.kind === 'recording') {
    const { name, version, flavor, workers } = subject.header.runtime;
    const release = version === null ? 'in an unknown release' : shortened(version, 40);
    const on = flavor === 'current_thread' ? flavor : count(workers, 'worker');
    const judge = subject.judgedBy === undefined ? '' : `; judged by the rules of ${subject.judgedBy}`;
    return name === 'tokio' ? `Tokio ${release}, ${on}${judge}` : `Shuttle ${release}`;
  }
  const { release, flavor, workers, wasmtime } = subject;
  const on = flavor === 'current_thread' ? flavor : count(workers, 'worker');
  return `the specification of Tokio ${release}${wasmtime === undefined ? '' : `, with Wasmtime ${wasmtime}`}, ${on}`;
};
