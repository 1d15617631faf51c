import { match } from 'ts-pattern';
import type { Answer, ConformanceOutcome } from '../../check/conformance/outcome.ts';
import type { CertifyOutcome } from '../../check/conformance/certify-files.ts';
import type { ConformanceSummary } from '../../check/conformance/summary.ts';
import type { WitnessOutcome } from '../../check/conformance/write-witness.ts';
import type { EraOutcome, WhichRelease } from '../../check/conformance/which-release.ts';
import type { Judgement } from '../../check/judge.ts';
import type { Finding } from '../../explain/finding.ts';
import type { Unreadable } from '../../check/outcome.ts';
import { ruleBook } from '../../conformance/index.ts';
import type { ConformanceReporter, WhichReleaseReporter } from '../conformance-reporter.ts';
import type { Output } from '../output.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';
import { findingsJson } from './finding.ts';
import { repairsJson } from './repairs.ts';

type Json = Readonly<Record<string, unknown>>;

const refusalJson = ({ conformance: { at, reasons, repairs }, before }: Answer): Json => ({
  event: at,
  before,
  reasons: reasons.map(({ rule, here, hypotheses }) => ({ rule, ...ruleBook[rule], here, hypotheses })),
  ...(repairs === undefined ? {} : { repairs: repairsJson(repairs) }),
});

const foundJson = (answer: Answer): Json => {
  const { release, conformance, unseen } = answer;
  const { verdict, events, polls, hypotheses, returns, timeline, unsettled } = conformance;
  return {
    release,
    events,
    polls,
    hypotheses,
    returns,
    timeline,
    unseen,
    ...(unsettled === undefined ? {} : { unsettled }),
    ...(verdict === 'refused' ? { refusal: refusalJson(answer) } : {}),
  };
};

const contextJson = ({ runtime, recorder, ended }: Answer): Json => ({ runtime, recorder, ended });

const faultJson = ({ file: _file, ...error }: Unreadable): Json => error;

const outcomeJson = (outcome: ConformanceOutcome): Json =>
  match(outcome)
    .with({ kind: 'unreadable' }, ({ file, problem, before }) => ({
      file,
      status: 'unreadable',
      error: faultJson(problem),
      ...(before === undefined ? {} : foundJson(before)),
    }))
    .with({ kind: 'not-checkable' }, ({ file, because }) => ({ file, status: 'not-checkable', because }))
    .with({ kind: 'undecided' }, ({ file, answer, because }) => ({
      file,
      status: 'undecided',
      because,
      ...contextJson(answer),
      ...foundJson(answer),
    }))
    .otherwise(({ file, kind, answer }) => ({
      file,
      status: kind,
      ...contextJson(answer),
      ...foundJson(answer),
    }));

const groundsJson = ({ code, grounds }: Judgement): Json => ({
  exitCode: code,
  grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
});

/** The part of a report that says whether recordings are behaviours of releases, gathered as it is found out. */
export interface ConformanceJson extends ConformanceReporter {
  /** To be asked for after the last recording. */
  readonly part: () => Json;
}

/** What became of a witness, for one that was written and for one that was given. */
const certifyJson = (outcome: CertifyOutcome): Json =>
  match(outcome)
    .with({ kind: 'unreadable' }, ({ kind, problem }) => ({
      verdict: kind,
      file: problem.file,
      error: faultJson(problem),
    }))
    .with({ kind: 'unrelated' }, ({ kind, because }) => ({ verdict: kind, because }))
    .with({ kind: 'certified' }, { kind: 'refuted' }, ({ kind, rules, certificate }) => {
      return { ...certificate, verdict: kind, rules };
    })
    .exhaustive();

const witnessJson = (outcome: WitnessOutcome): Json =>
  outcome.kind === 'none'
    ? { because: outcome.because }
    : {
        file: outcome.file,
        events: outcome.events,
        filledIn: outcome.filledIn,
        certificate: certifyJson(outcome.certificate),
      };

/** Gathers everything for one document at the end, which it writes itself if it is given the judgement. */
export const jsonConformance = (output: Output, origin: Origin, against: string): ConformanceJson => {
  const files: Json[] = [];
  let written: Json | undefined;
  const findings: Finding[] = [];
  let totals: ConformanceSummary | undefined;
  const part = (): Json => ({
    conformance: { against, files, totals, ...(written === undefined ? {} : { witness: written }) },
  });
  return {
    outcome: (outcome, found) => {
      files.push(outcomeJson(outcome));
      findings.push(...found);
    },
    witness: (outcome) => {
      written = witnessJson(outcome);
    },
    finish: (summary, judgement) => {
      totals = summary;
      if (judgement !== undefined)
        writeDocument(output, origin, { ...groundsJson(judgement), ...part(), ...findingsJson(findings) });
    },
    part,
  };
};

const eraJson = ({ era, outcome }: EraOutcome): Json => ({
  releases: era.spans,
  verdict: outcome.kind,
  ...(outcome.kind === 'undecided' ? { because: outcome.because } : {}),
  ...foundJson(outcome.answer),
});

const whichJson = (one: WhichRelease): Json =>
  one.kind === 'compared'
    ? {
        file: one.file,
        status: one.left.length === 0 ? 'compared' : 'interrupted',
        eras: one.eras.map(eraJson),
        left: one.left.map(({ spans }) => spans),
      }
    : outcomeJson(one);

/** One document at the end, with what every release says of every recording. */
export const jsonWhichRelease = (output: Output, origin: Origin): WhichReleaseReporter => {
  const whichRelease: Json[] = [];
  return {
    outcome: (one) => {
      whichRelease.push(whichJson(one));
    },
    finish: (judgement) => writeDocument(output, origin, { ...groundsJson(judgement), whichRelease }),
  };
};

/** One document: whether a witness is one of a recording. */
export const jsonCertify = (
  output: Output,
  origin: Origin,
  outcome: CertifyOutcome,
  judgement: Judgement,
): void => writeDocument(output, origin, { ...groundsJson(judgement), certificate: certifyJson(outcome) });
