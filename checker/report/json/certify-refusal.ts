import type { RefusalOutcome } from '../../check/conformance/certify-refusal.ts';
import type { Judgement } from '../../check/judge.ts';
import type { Output } from '../output.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';

type Json = Readonly<Record<string, unknown>>;

const proofJson = (outcome: RefusalOutcome, release: string): Json => {
  if (outcome.kind === 'unreadable') {
    const { file, ...error } = outcome.problem;
    return { verdict: outcome.kind, rules: release, file, error };
  }
  const { kind: verdict, ...found } = outcome;
  return { verdict, rules: release, ...found };
};

/** One document: whether a refusal is confirmed. */
export const jsonRefusalProof = (
  output: Output,
  origin: Origin,
  { outcome, release }: { readonly outcome: RefusalOutcome; readonly release: string },
  { code, grounds }: Judgement,
): void =>
  writeDocument(output, origin, {
    exitCode: code,
    grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
    refusalProof: proofJson(outcome, release),
  });
