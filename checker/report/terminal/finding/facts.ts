import type { Finding, FindingKind, Remedy } from '../../../explain/finding.ts';
import { shortened } from '../../text/shortened.ts';
import { command, count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import type { Look } from './look.ts';
import { culpritInWords, runtimeInWords } from './words.ts';

/** Longer texts quote something that was not meant to be read. */
const mostCharacters = 1_000;

/** A label and the text beside it, wrapped. */
export const fact = (label: string, text: string, { width }: Look): readonly string[] =>
  hanging(`  ${label.padEnd(12)} `, shortened(text, mostCharacters), width).split('\n');

/** Whether a headline says all that a clause says, but for how a sentence is written. */
const saysTheSame = (headline: string, because: string): boolean =>
  headline.toLowerCase() === `${because.toLowerCase()}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The rule that is broken, where it comes from, why it fails here, and who is to blame. */
export const factLines = (finding: Finding, look: Look): readonly string[] => {
  const { kind, headline, rule, because, blame, subject } = finding;
  return [
    ...(headline.includes(rule.sentence) ? [] : fact('says', rule.sentence, look)),
    ...(rule.source === '' ? [] : fact('source', rule.source, look)),
    // Never broken, so that it can be followed.
    ...(rule.link === undefined ? [] : [`  ${' '.repeat(12)} ${rule.link}`]),
    ...fact('on', runtimeInWords(subject), look),
    ...(saysTheSame(headline, because) ? [] : fact('why', because, look)),
    ...(blame === undefined
      ? []
      : fact(
          kind === 'belief' ? 'due to' : 'to blame',
          `${capital(culpritInWords[blame.who])}. ${blame.because}`,
          look,
        )),
  ];
};

/** What to do, and below it the command that does it, which is never broken, so that it can be copied. */
const remedyLines = (label: string, remedies: readonly Remedy[], look: Look): readonly string[] =>
  remedies.flatMap(({ sentence, invocation: words }, i) => [
    ...fact(i === 0 ? label : '', remedies.length === 1 ? sentence : `- ${sentence}`, look),
    ...(words === undefined
      ? []
      : [`  ${' '.repeat(12)} ${remedies.length === 1 ? '' : '  '}${command(...words)}`]),
  ]);

const several = (label: string, texts: readonly string[], look: Look): readonly string[] =>
  texts.flatMap((text, i) => fact(i === 0 ? label : '', texts.length === 1 ? text : `- ${text}`, look));

/** What a remedy is good for, where nothing is wrong that it would fix. */
const remedyLabels: Partial<Record<FindingKind, string>> = {
  belief: 'instead',
  difference: 'advice',
  refusal: 'what to do',
  vacuity: 'what to do',
};

/** What would make it go away, how often else it fails, and what nobody looked at. */
export const closingLines = (
  { kind, remedies, more, unexamined }: Finding,
  look: Look,
): readonly string[] => [
  ...remedyLines(remedyLabels[kind] ?? 'would fix it', remedies, look),
  ...(more === 0
    ? []
    : fact('also', `${count(more, 'more instance')} fail${more === 1 ? 's' : ''} the same way.`, look)),
  ...several('not checked', unexamined, look),
];
