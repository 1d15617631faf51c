import { match } from 'ts-pattern';
import {
  hasMigrated,
  type LimitVerdict,
  type LongWait,
  type WaitsOutcome,
} from '../../starvation/recorded/index.ts';
import type { Finding } from '../../explain/finding.ts';
import type { Output } from '../output.ts';
import type { WaitsReporter } from '../waits-reporter.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';
import { findingsJson } from './finding.ts';
import { verdictJson } from './verdict.ts';

type Json = Readonly<Record<string, unknown>>;

const waitJson = (wait: LongWait): Json => ({ ...wait, migrated: hasMigrated(wait) });

const limitJson = ({ most, nearest, ...verdict }: LimitVerdict): Json => ({
  most: most ?? null,
  ...(nearest === undefined ? {} : { nearest }),
  verdict: verdictJson(verdict),
});

const fileJson = (outcome: WaitsOutcome): Json =>
  match(outcome)
    .with({ kind: 'unreadable' }, ({ problem: { file, ...error }, before }) => ({
      file,
      status: 'unreadable',
      error,
      ...(before === undefined ? {} : { events: before.events }),
    }))
    .with({ kind: 'checked' }, ({ result, waits }) => ({
      file: result.file,
      status: 'checked',
      runtime: result.header.runtime,
      recorder: result.header.recorder,
      events: result.events,
      ended: result.ended,
      ticks: waits.ticks,
      gaps: waits.gaps,
      groups: waits.groups,
      longest: waits.longest.map(waitJson),
      mostPolls: waits.mostPolls.map(waitJson),
      marks: waits.marks,
      limits: waits.limits.map(limitJson),
      ...(waits.among && { among: waits.among }),
    }))
    .exhaustive();

/** One document at the end, with the waits of every recording. */
export const jsonWaits = (output: Output, origin: Origin): WaitsReporter => {
  const files: Json[] = [];
  const findings: Finding[] = [];
  return {
    outcome: (outcome, found) => {
      files.push(fileJson(outcome));
      findings.push(...found);
    },
    finish: ({ properties, unreadable, truncated, contradictory, ...totals }, { code, grounds }) =>
      writeDocument(output, origin, {
        exitCode: code,
        grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
        ...findingsJson(findings),
        waits: {
          files,
          limits: properties.map(
            ({
              property: { id, code: letter, sentence, source },
              verdict,
              checked,
              undecided,
              violations,
            }) => ({
              property: id,
              code: letter,
              sentence,
              source,
              verdict,
              checked,
              undecided,
              violations,
            }),
          ),
          totals: {
            ...totals,
            unreadable: unreadable.length,
            truncated: truncated.length,
            contradictory: contradictory.length,
          },
        },
      }),
  };
};
