import { match } from 'ts-pattern';
import type { FileOutcome } from '../../check/outcome.ts';
import { violationsOf } from '../../check/outcome.ts';
import type { CheckSummary, PropertySummary } from '../../check/summary.ts';
import type { CheckReporter } from '../check-reporter.ts';
import type { Output } from '../output.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';
import { findingsJson } from './finding.ts';
import { recordingJson } from './recording.ts';
import { verdictJson } from './verdict.ts';

const fileJson = (outcome: FileOutcome): Readonly<Record<string, unknown>> =>
  match(outcome)
    .with({ kind: 'unreadable' }, ({ problem: { file, ...error }, before }) => ({
      file,
      status: 'unreadable',
      error,
      ...(before && { events: before.events, violated: violationsOf(before).map(verdictJson) }),
    }))
    .with({ kind: 'checked' }, ({ result }) => ({
      file: result.file,
      status: 'checked',
      runtime: result.header.runtime,
      recorder: result.header.recorder,
      recording: recordingJson(result),
      events: result.events,
      ended: result.ended,
      properties: result.verdicts.map(verdictJson),
    }))
    .exhaustive();

const propertyJson = ({
  property,
  remarks,
  ...numbers
}: PropertySummary): Readonly<Record<string, unknown>> => {
  const why = remarks.find(({ verdict }) => verdict === numbers.verdict);
  return {
    property: property.id,
    code: property.code,
    kind: property.kind,
    sentence: property.sentence,
    source: property.source,
    ...numbers,
    ...(why === undefined ? {} : { reason: why.because }),
  };
};

const notChecked = (summary: CheckSummary): readonly Readonly<Record<string, unknown>>[] =>
  summary.properties.flatMap(({ property, remarks }) =>
    remarks.map(({ verdict, because, files, first }) => ({
      property: property.id,
      verdict,
      because,
      files,
      first,
    })),
  );

/** One document at the end, with everything in it, and with what else was asked in the same run. */
export const jsonCheck = (
  output: Output,
  origin: Origin,
  more: () => Readonly<Record<string, unknown>> = () => ({}),
): CheckReporter => {
  const files: Readonly<Record<string, unknown>>[] = [];
  return {
    file: (outcome) => {
      files.push(fileJson(outcome));
    },
    finish: (summary, { code, grounds }, findings) => {
      const violated = summary.properties.reduce((sum, { violations }) => sum + violations, 0);
      writeDocument(output, origin, {
        exitCode: code,
        grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
        files,
        properties: summary.properties.map(propertyJson),
        totals: {
          files: summary.files,
          unreadable: summary.unreadable.length,
          truncated: summary.truncated.length,
          contradictory: summary.contradictory.length,
          skipped: summary.skipped,
          events: summary.events,
          checked: summary.properties.reduce((sum, { checked }) => sum + checked, 0),
          violations: violated,
        },
        notChecked: notChecked(summary),
        ...findingsJson(findings),
        ...more(),
      });
    },
  };
};
