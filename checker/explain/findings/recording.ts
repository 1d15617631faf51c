import { whyNotAsked } from '../../check/conformance/observable.ts';
import { charges } from '../blame/charges.ts';
import { releasesThatAllow } from '../blame/releases-that-allow.ts';
import type { Property } from '../../properties/property.ts';
import type { PropertyVerdict, TraceResult, Violation } from '../../verdict.ts';
import type { ExcerptEvidence, Finding, Remedy } from '../finding.ts';
import { asPath } from '../words/as-path.ts';
import { count } from '../words/number.ts';
import { castOf, sentence } from './cast.ts';
import { fingerprintOf, kindOf } from './fingerprint.ts';
import { brokenRule } from './rule.ts';
import { subjectOfRecording } from './subject.ts';

/** What findings in recordings need besides the verdicts. */
export interface RecordingFindingOptions {
  readonly properties: readonly Property[];
  /** The arguments that check the recording for one property again. */
  readonly reproduce: (property: string) => readonly string[];
  /** What is shown of the recording; the excerpt of the verdict, or else the events that fail, if absent. */
  readonly excerptOf?: (violation: Violation, property: Property) => ExcerptEvidence;
}

/** The events that fail, in trace order, with how many the recording has between them. */
const failingAlone = ({ events }: Violation): ExcerptEvidence => {
  const shown = events.toSorted((one, other) => one.g - other.g);
  const [first] = shown;
  const last = shown.at(-1);
  const span = first === undefined || last === undefined ? 0 : last.g - first.g + 1;
  return {
    kind: 'excerpt',
    events: shown,
    failing: shown.map(({ g }) => g),
    omitted: Math.max(0, span - shown.length),
  };
};

/** Once may be a fault of the recording; the same again and again is how the runtime works. */
const again = 2;

/** By the last event that fails, releases in which nothing is wrong with it: then neither is with what else it breaks. */
type Allowed = ReadonlyMap<number, readonly string[]>;

const lastOf = ({ events }: Violation): number => Math.max(...events.map(({ g }) => g));

const allowedElsewhere = ({ header, verdicts }: TraceResult, properties: readonly Property[]): Allowed => {
  const allowed = new Map<number, readonly string[]>();
  for (const { property: id, examples, violations } of verdicts) {
    const [violation] = examples;
    const property = properties.find((one) => one.id === id);
    if (violation === undefined || property === undefined || violations < again) continue;
    const found = releasesThatAllow(property, header, violation.events);
    if (found.length > 0) allowed.set(lastOf(violation), found);
  }
  return allowed;
};

/** That the release by which it was judged is more likely wrong than the runtime. */
const wrongRelease = (
  { header, recordedOn }: TraceResult,
  { violations }: PropertyVerdict,
  allowing: readonly string[],
): string => {
  const judge = header.runtime.version ?? '';
  const seen = `This happens ${count(violations, 'time')}, and it is allowed in ${allowing.join(' and in ')}`;
  return recordedOn === undefined || recordedOn === null
    ? `${seen}: more likely the recording is of such a release than that ${judge} does it.`
    : `The recording is of Tokio ${recordedOn} and was judged by the rules of ${judge}. ${seen}.`;
};

const judgeOtherwise = ({ file, header, recordedOn }: TraceResult, { id }: Property): readonly Remedy[] => {
  const path = asPath(file);
  return [
    ...(recordedOn === undefined || recordedOn === null
      ? []
      : [
          {
            sentence: `Judge it by the rules of ${recordedOn}, on which it was recorded.`,
            invocation: ['check', path, '--property', id],
          },
        ]),
    whyNotAsked(header) === undefined
      ? {
          sentence: 'Ask which releases it is a behaviour of.',
          invocation: ['check', path, '--which-release'],
        }
      : { sentence: 'Judge it by the rules of the release that it is of, with --tokio.' },
  ];
};

const charged = (
  property: Property,
  result: TraceResult,
  verdict: PropertyVerdict,
  allowing: readonly string[] | undefined,
): Pick<Finding, 'blame' | 'remedies'> => {
  if (allowing !== undefined)
    return {
      blame: { who: 'question', because: wrongRelease(result, verdict, allowing) },
      remedies: judgeOtherwise(result, property),
    };
  const charge = charges.get(property.id);
  return {
    ...(charge && { blame: { who: charge.who, because: charge.because } }),
    remedies: charge?.remedies ?? [],
  };
};

const unexaminedOf = (
  { header, ended, account }: TraceResult,
  verdict: PropertyVerdict,
): readonly string[] => {
  const { undecided, violations, checked } = verdict;
  const { loss } = header;
  return [
    ...(undecided > 0 ? [`${undecided} further instances, which this recording cannot decide`] : []),
    ...(ended ? [] : ['what came after the recording was cut off']),
    ...(loss?.middle === true || loss?.head === true ? ['events that the recorder may have lost'] : []),
    ...(violations === 1 && checked > 1
      ? [
          `whether the recording is damaged at this place: ${checked - 1} other instances of the same rule hold`,
        ]
      : []),
    ...(account === undefined ? [] : account.notices.map(({ text }) => text)),
    'runs other than the recorded one',
  ];
};

const findingOf = (
  result: TraceResult,
  verdict: PropertyVerdict,
  property: Property,
  options: RecordingFindingOptions,
  allowed: Allowed,
): Finding | undefined => {
  const [violation] = verdict.examples;
  if (violation === undefined) return undefined;
  const { header } = result;
  const evidence = options.excerptOf?.(violation, property) ?? verdict.excerpt ?? failingAlone(violation);
  const failing = violation.events.toSorted((one, other) => one.g - other.g);
  const headline = charges.get(property.id)?.headline(castOf(failing)) ?? violation.because;
  return {
    kind: property.kind,
    fingerprint: fingerprintOf({
      kind: property.kind,
      rule: property.id,
      found: ['recording', header.runtime.name, header.runtime.flavor],
      failing: failing.map(kindOf),
    }),
    headline: sentence(headline),
    rule: brokenRule(property, header.runtime.version),
    because: violation.because,
    ...charged(property, result, verdict, allowed.get(lastOf(violation))),
    subject: subjectOfRecording(result),
    evidence,
    more: Math.max(0, verdict.violations - 1),
    unexamined: unexaminedOf(result, verdict),
    reproduce: options.reproduce(property.id),
  };
};

/** One finding for each property that a recording violates, with its first failing instance as evidence. */
export const findingsOfRecording = (
  result: TraceResult,
  options: RecordingFindingOptions,
): readonly Finding[] => {
  const allowed = allowedElsewhere(result, options.properties);
  return result.verdicts.flatMap((verdict) => {
    const property = options.properties.find(({ id }) => id === verdict.property);
    if (verdict.verdict !== 'violated' || property === undefined) return [];
    return findingOf(result, verdict, property, options, allowed) ?? [];
  });
};
