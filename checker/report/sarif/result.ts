import type { Finding, Subject } from '../../explain/finding.ts';
import { culpritInWords, placeInWords } from '../terminal/finding/words.ts';
import { messageIn } from '../text/case-words.ts';
import { command, number } from '../text/words.ts';
import { artifactLocation } from './artifact.ts';
import { flowsOf } from './code-flows.ts';
import { levels } from './levels.ts';
import { message } from './message.ts';
import { ruleId } from './rules.ts';
import { remedyInWords } from '../text/remedy.ts';

type Json = Readonly<Record<string, unknown>>;

/** A recording is no text: where services want a line, it is the first. */
const physicalIn = (subject: Subject): Json =>
  subject.kind === 'recording'
    ? {
        physicalLocation: { artifactLocation: artifactLocation(subject.file), region: { startLine: 1 } },
      }
    : {};

const locationOf = (subject: Subject): Json => {
  if (subject.kind === 'recording') return physicalIn(subject);
  const name = placeInWords(subject);
  return { logicalLocations: [{ name: subject.scenario, fullyQualifiedName: name, kind: 'module' }] };
};

const cutNote = (shown: number, all: number): readonly string[] =>
  shown === all ? [] : [`Of ${number(all)} steps, the ${number(shown)} nearest to what fails are shown.`];

const textOf = (finding: Finding, note: readonly string[]): string => {
  const { headline, because, blame, remedies, more, unexamined, reproduce } = finding;
  return [
    headline,
    `Why: ${because}`,
    ...(blame === undefined ? [] : [`To blame: ${culpritInWords[blame.who]}. ${blame.because}`]),
    ...remedies.map((remedy) => `Would fix it: ${remedyInWords(remedy)}`),
    ...(more === 0 ? [] : [`${number(more)} more fail the same way.`]),
    ...unexamined.map((what) => `Not checked: ${what}`),
    ...note,
    ...(reproduce.length === 0 ? [] : [`Reproduce: ${command(...reproduce)}`]),
  ].join('\n');
};

/** A finding as a result; `ruleIndex` is that of its rule. One that does not fail the run is for information. */
export const resultOf = (finding: Finding, ruleIndex: number, failsRun: boolean): Json => {
  const { kind, subject, evidence, fingerprint, reproduce } = finding;
  const { codeFlows, shown, all } = flowsOf(evidence, physicalIn(subject));
  const level = failsRun ? levels[kind] : 'none';
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    kind: level === 'none' ? 'informational' : 'fail',
    level,
    message: message(textOf(finding, cutNote(shown, all))),
    locations: [locationOf(subject)],
    ...(codeFlows.length === 0 ? {} : { codeFlows }),
    // Services that know alerts again look for the second.
    partialFingerprints: { 'yieldcheck/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    properties: { findingKind: kind, reproduce: messageIn(command(...reproduce)) },
  };
};
