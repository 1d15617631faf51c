import { conformance } from '../../test/mutants/conforms.ts';
import { operators } from '../../test/mutants/recordings/operators.ts';
import type { Operator } from '../../test/mutants/recordings/operators.ts';
import { rejectedBy, tamperedBy } from '../../test/mutants/recordings/tampered.ts';
import { loadRecording } from '../../test/checker/tampering/recording.ts';

/** The recording that is tampered with, below `examples/captures`. */
export const tamperedRecording = '1.53.1-probed/S3-mix-mt2.jsonl.gz';

const places = 8;

/** How often a way of tampering is noticed. */
export interface Tampered {
  readonly operator: Operator;
  readonly places: number;
  readonly rejected: number;
  readonly byProperties: number;
  readonly byConformance: number;
}

/** Tampers with the recording in every way, at several places each. */
export const tamperingMatrix = async (tell: (row: Tampered) => void): Promise<readonly Tampered[]> => {
  const recording = await loadRecording(tamperedRecording);
  const rows: Tampered[] = [];
  for (const operator of operators) {
    const found: (readonly string[])[] = [];
    for (const one of tamperedBy(operator, recording, places)) found.push(await rejectedBy(one));
    const among = (test: (judges: readonly string[]) => boolean): number => found.filter(test).length;
    const row = {
      operator,
      places: found.length,
      rejected: among((judges) => judges.length > 0),
      byProperties: among((judges) => judges.some((judge) => judge !== conformance)),
      byConformance: among((judges) => judges.includes(conformance)),
    };
    rows.push(row);
    tell(row);
  }
  return rows;
};
