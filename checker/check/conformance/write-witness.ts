import { writeTrace } from '../../../traces/index.ts';
import { certifyFiles } from './certify-files.ts';
import type { CertifyOutcome } from './certify-files.ts';
import type { ConformanceOutcome } from './outcome.ts';

/** What became of a witness that was asked for. */
export type WitnessOutcome =
  | {
      readonly kind: 'written';
      readonly file: string;
      readonly events: number;
      /** Those of the events that were not recorded. */
      readonly filledIn: number;
      /** What is said of the file that was written, read again and held to the recording. */
      readonly certificate: CertifyOutcome;
    }
  | { readonly kind: 'none'; readonly because: string };

/** Writes the witness of a recording that was accepted, and certifies it. Throws an `OutputError` if it cannot be written. */
export const writeWitness = async (path: string, outcome: ConformanceOutcome): Promise<WitnessOutcome> => {
  const witness = outcome.kind === 'accepted' ? outcome.answer.witness : undefined;
  if (witness === undefined) return { kind: 'none', because: 'the recording is not accepted' };
  const { header, events, ending } = witness;
  await writeTrace(path, header, events, ending);
  return {
    kind: 'written',
    file: path,
    events: events.length,
    filledIn: events.filter(({ recorded }) => recorded === undefined).length,
    certificate: await certifyFiles(path, outcome.file),
  };
};
