import type { Answer } from '../../check/conformance/outcome.ts';
import { ruleBook, type RuleName, type SharedReason } from '../../conformance/index.ts';
import type { BrokenRule, ExcerptEvidence, Finding } from '../finding.ts';
import { chargedWithRefusal } from '../blame/refusal.ts';
import { deedOf, doerOf } from '../words/deed.ts';
import { count, number } from '../words/number.ts';
import { sentence } from './cast.ts';
import { fingerprintOf, kindOf } from './fingerprint.ts';
import { brokenRule } from './rule.ts';

const mostReasons = 3;

const ruleOf = (name: RuleName | undefined, release: string): BrokenRule =>
  name === undefined
    ? {
        id: 'no-single-rule',
        sentence: 'There is a way to fill in what the recorder did not see that explains every event.',
        source: 'all rules of the release together',
      }
    : brokenRule({ id: name, sentence: ruleBook[name].says, source: ruleBook[name].source }, release);

const insteadOf = (reasons: readonly SharedReason[]): string => {
  if (reasons.length === 0) return 'no way to fill in what the recorder did not see leads to this event';
  const told = reasons
    .slice(0, mostReasons)
    .map(({ here, hypotheses }) =>
      reasons.length === 1
        ? `${here}, ${hypotheses === 1 ? 'in the only way' : `in each of the ${number(hypotheses)} ways`} to fill in what the recorder did not see`
        : `${here} (in ${count(hypotheses, 'way')} to fill in what the recorder did not see)`,
    );
  const more = reasons.length - told.length;
  return `${told.join('; or ')}${more > 0 ? `; and ${count(more, 'other reason')} in the remaining ways` : ''}`;
};

const excerptOf = ({ before, conformance: { at } }: Answer): ExcerptEvidence | undefined => {
  if (at === undefined) return undefined;
  const events = [...before, at];
  const span = at.g - (events[0]?.g ?? at.g) + 1;
  return { kind: 'excerpt', events, failing: [at.g], omitted: Math.max(0, span - events.length) };
};

const headlineOf = ({ release, conformance: { at, reasons } }: Answer): string => {
  const [reason] = reasons;
  const deed = at && deedOf(at);
  const seen = at === undefined ? 'it ends too early' : `${doerOf(at)} is seen to ${deed ?? `show ${at.e}`}`;
  return sentence(
    `Tokio ${release} does not behave like this: ${seen}${reason === undefined ? '' : `, but ${reason.here}`}`,
  );
};

const unexaminedOf = ({ unseen, conformance: { repairs, events } }: Answer): readonly string[] => [
  `what comes after the ${count(events, 'event')} that were accepted, for this release`,
  ...(unseen.length === 0
    ? []
    : [`what ${unseen.join(', ')} would tell, which the recorder does not show: it might explain the event`]),
  ...(repairs?.isCut === true ? ['further edits of the recording: the search for them was cut short'] : []),
];

/**
 * The finding that a recording is no behaviour of a release; empty if the answer is no refusal. `events` is the number
 * of events in the whole recording where that is known, and `reproduce` the arguments that ask again.
 */
export const findingsOfRefusal = (
  answer: Answer,
  reproduce: readonly string[],
  events: number = answer.conformance.events,
): readonly Finding[] => {
  const { file, release, header, conformance } = answer;
  if (conformance.verdict !== 'refused') return [];
  const [reason] = conformance.reasons;
  const rule = ruleOf(reason?.rule, release);
  const evidence = answer.excerpt ?? excerptOf(answer);
  return [
    {
      kind: 'refusal',
      fingerprint: fingerprintOf({
        kind: 'refusal',
        rule: rule.id,
        found: ['recording', header.runtime.name, header.runtime.flavor],
        failing: conformance.at === undefined ? [] : [kindOf(conformance.at)],
      }),
      headline: headlineOf(answer),
      rule,
      because: insteadOf(conformance.reasons),
      ...chargedWithRefusal(answer, events),
      subject: {
        kind: 'recording',
        file,
        header,
        ...(header.runtime.version !== release && { judgedBy: release }),
        events,
      },
      ...(evidence && { evidence }),
      more: 0,
      unexamined: unexaminedOf(answer),
      reproduce,
    },
  ];
};
