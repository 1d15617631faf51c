import type { ConvertOutcome } from '../../convert/outcome.ts';
import type { ConvertTold } from '../convert-told.ts';
import type { Output } from '../output.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';

const conversionJson = (outcome: ConvertOutcome, path: string | undefined): object => {
  switch (outcome.kind) {
    case 'converted':
      return { ...outcome, output: path };
    case 'unreadable': {
      const { file, ...error } = outcome.problem;
      return { kind: outcome.kind, file, error };
    }
    case 'stopped':
      return outcome;
  }
};

/** One document: what became of a conversion. */
export const jsonConvert = (
  output: Output,
  origin: Origin,
  { outcome, judgement: { code, grounds }, path }: ConvertTold,
): void =>
  writeDocument(output, origin, {
    exitCode: code,
    grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
    conversion: conversionJson(outcome, path),
  });
