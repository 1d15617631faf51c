import type { Header } from '../../../traces/index.ts';
import { checkFile, checkRecording } from '../../check/check-file.ts';
import { askRecording } from '../../check/conformance/ask.ts';
import { answerOf, type ConformanceOutcome } from '../../check/conformance/outcome.ts';
import type { FileOutcome, Unreadable } from '../../check/outcome.ts';
import type { Finding } from '../../explain/finding.ts';
import { filmOfEvents } from '../../explain/film/of-events.ts';
import { findingsOfRecording } from '../../explain/findings/recording.ts';
import { findingsOfRefusal } from '../../explain/findings/refusal.ts';
import type { Property } from '../../properties/property.ts';
import { findingLines } from '../../report/terminal/finding/finding.ts';
import type { Look } from '../../report/terminal/finding/look.ts';
import { placeInWords, wordFor } from '../../report/terminal/finding/words.ts';
import type { Exhibit } from '../../report/terminal/stepper/exhibit.ts';
import { shortened } from '../../report/text/shortened.ts';
import { visible } from '../../report/text/visible.ts';
import { count, verdictCounts } from '../../report/text/words.ts';
import { wrap } from '../../report/text/wrap.ts';
import { asPath } from '../../explain/words/as-path.ts';
import { UnreadableInput } from './unreadable-input.ts';
import { eventsAround, type EventsAround } from './events-around.ts';
import { parted, type Explained } from './explained.ts';
import { nameOfProperty } from '../properties.ts';
import type { NamedRecording } from './recording.ts';

/** What is asked of a recording that is to be explained. */
export interface RecordingQuestion {
  readonly properties: readonly Property[];
  /** Whether they were asked for by name. */
  readonly named: boolean;
  /** The release to judge by, if another than its own. */
  readonly tokio: string | undefined;
  /** The release that it may be a behaviour of, or `auto`. */
  readonly against: string | undefined;
  /** Position to begin at. */
  readonly at: number | undefined;
  /** Whether the events are wanted, for stepping through them. */
  readonly steps: boolean;
}

const unreadable = (problem: Unreadable): never => {
  throw new UnreadableInput(problem.message);
};

const checked = async (recording: NamedRecording, question: RecordingQuestion): Promise<FileOutcome> => {
  const { properties, named, tokio } = question;
  const options = { properties, named, ...(tokio === undefined ? {} : { release: tokio }) };
  return recording.isFile
    ? checkFile(recording.name, { ...options, excerpts: true }, () => true)
    : checkRecording(recording.name, recording.open, options, () => true);
};

const refusals = async (
  { name, isFile, open }: NamedRecording,
  { against, tokio }: RecordingQuestion,
): Promise<{ readonly findings: readonly Finding[]; readonly outcome: ConformanceOutcome } | undefined> => {
  if (against === undefined) return undefined;
  const meant =
    against === 'auto'
      ? ({ kind: 'own', ...(tokio === undefined ? {} : { tokio }) } as const)
      : ({ kind: 'release', release: against } as const);
  const outcome = await askRecording(name, open, meant, () => true);
  const answer = answerOf(outcome);
  const again = isFile ? ['check', asPath(name), '--against', against] : [];
  return { findings: answer === undefined ? [] : findingsOfRefusal(answer, again), outcome };
};

const failingIn = ({ evidence }: Finding): readonly number[] =>
  evidence?.kind === 'excerpt' ? evidence.failing : [];

const exhibitFrom = (
  finding: Finding | undefined,
  { events, isPart }: EventsAround,
  header: Header,
  name: string,
  at: number,
): Exhibit => {
  const film = filmOfEvents(events, header, finding === undefined ? [] : failingIn(finding));
  const part = isPart
    ? ` Of a long recording, these are the ${count(events.length, 'event')} around g ${at}.`
    : '';
  return {
    title:
      finding === undefined
        ? shortened(name)
        : `${wordFor[finding.kind]}  ${finding.rule.id}  in ${placeInWords(finding.subject)}`,
    headline: `${finding?.headline ?? 'A recording, event by event.'}${part}`,
    ...(finding === undefined ? {} : { finding }),
    film,
    start: Math.max(
      0,
      events.findIndex(({ g }) => g >= at),
    ),
  };
};

/** What is said where there is no finding. */
const nothingFound = (name: string, { result }: Extract<FileOutcome, { kind: 'checked' }>): string =>
  `Nothing is violated in ${visible(shortened(name))}, ${count(result.events, 'event')}: ${verdictCounts(result.verdicts.map(({ verdict }) => verdict))}.`;

/**
 * What is found in a recording, and the recording itself event by event. Rejects with an `UnreadableInput` or an
 * `InputError` where it cannot be read.
 */
export const explainRecording = async (
  recording: NamedRecording,
  question: RecordingQuestion,
  look: Look,
): Promise<Explained & { readonly findings: readonly Finding[]; readonly outcome: FileOutcome }> => {
  const outcome = await checked(recording, question);
  if (outcome.kind === 'unreadable') return unreadable(outcome.problem);
  const held = await refusals(recording, question);
  if (held?.outcome.kind === 'unreadable') return unreadable(held.outcome.problem);
  const { tokio, at, steps } = question;
  const again = tokio === undefined ? [] : ['--tokio', tokio];
  const findings = [
    ...findingsOfRecording(outcome.result, {
      properties: question.properties,
      reproduce: (property) =>
        recording.isFile
          ? [
              'check',
              asPath(recording.name),
              '--property',
              nameOfProperty(question.properties, property),
              ...again,
            ]
          : [],
    }),
    ...(held?.findings ?? []),
  ];
  const exhibits: Exhibit[] = [];
  for (const finding of steps ? (findings.length === 0 ? [undefined] : findings) : []) {
    const place = at ?? (finding === undefined ? 0 : (failingIn(finding).at(-1) ?? 0));
    const around = await eventsAround(recording, place);
    if (around.events.length > 0)
      exhibits.push(exhibitFrom(finding, around, outcome.result.header, recording.name, place));
  }
  const told =
    findings.length === 0
      ? wrap(nothingFound(recording.name, outcome), look.width)
      : parted(findings.map((finding) => findingLines(finding, look)));
  return { exhibits, told, findings, outcome };
};
