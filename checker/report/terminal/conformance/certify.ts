import type { CertifyOutcome } from '../../../check/conformance/certify-files.ts';
import type { Output } from '../../output.ts';
import { palette } from '../../text/palette.ts';
import { visible } from '../../text/visible.ts';
import { count, number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { unreadableLine } from '../file-line.ts';
import { objectionTo } from './witness.ts';

/** Tells people what became of a witness that was held to a recording. */
export const tellCertificate = (
  output: Output,
  outcome: CertifyOutcome,
  { witness, recording }: { readonly witness: string; readonly recording: string },
): void => {
  const colours = palette(output.colour);
  if (outcome.kind === 'unreadable') {
    output.write(unreadableLine(outcome.problem.message, output.columns, colours));
    return;
  }
  const objection = objectionTo(outcome);
  const label = objection === undefined ? colours.good('CERTIFIED') : colours.bad('NOT CERTIFIED');
  const files = `${visible(witness)}, of ${visible(recording)}`;
  output.write(`${hanging(`${label}  `, files, output.columns)}\n`);
  if (objection !== undefined) {
    output.write(`${hanging('  because    ', visible(objection), output.columns)}\n`);
    return;
  }
  if (outcome.kind === 'unrelated' || outcome.certificate.verdict !== 'certified') return;
  const { recorded, filledIn } = outcome.certificate;
  const found = `every event of the recording is there (${number(recorded)}), and ${count(filledIn, 'event')} between them obey the rules of Tokio ${visible(outcome.rules)}`;
  output.write(`${hanging('  because    ', found, output.columns)}\n`);
};
