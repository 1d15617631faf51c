import type { Command } from 'commander';
import { certifyFiles } from '../check/conformance/certify-files.ts';
import type { CertifyOutcome } from '../check/conformance/certify-files.ts';
import type { Judgement } from '../check/judge.ts';
import { exitCode } from '../exit-code.ts';
import { jsonCertify } from '../report/json/conformance.ts';
import { tellCertificate } from '../report/terminal/conformance/certify.ts';
import { withHelpText } from './help-text.ts';
import type { ReportingOptions } from './reporting.ts';
import { openReporting, withReporting } from './reporting.ts';
import type { Session } from './session.ts';

interface CertifyFlags extends ReportingOptions {
  readonly of: string;
}

const explanation = [
  "A witness is what 'yieldcheck check RECORDING --against RELEASE --witness FILE' writes. It is certified if it has " +
    'every event of the recording, in order, and if what was filled in obeys the rules of queues, LIFO slots, stealing, ' +
    'deferral, driver passes and ticks. Those rules are written down a second time for this purpose: nothing of the search ' +
    'that found the witness, or of the specification, is used.',
  '',
  'One that is not certified ends the run with 12, a file that cannot be read with 65.',
];

const judged = ({ kind }: CertifyOutcome): Judgement => {
  switch (kind) {
    case 'certified':
      return { code: exitCode.ok, grounds: [] };
    case 'unreadable':
      return ground(exitCode.input, 'a file could not be read');
    case 'refuted':
    case 'unrelated':
      return ground(exitCode.nonconforming, 'it is no witness of the recording');
  }
};

const ground = (code: Judgement['code'], because: string): Judgement => ({
  code,
  grounds: [{ code, because }],
});

const certify = async (session: Session, witness: string, flags: CertifyFlags): Promise<void> => {
  const reporting = openReporting(session, 'certify', flags);
  const { reporter, output, origin } = reporting;
  const outcome = await certifyFiles(witness, flags.of);
  const judgement = judged(outcome);
  if (reporter === 'json') jsonCertify(output, origin, outcome, judgement);
  else tellCertificate(output, outcome, { witness, recording: flags.of });
  reporting.close();
  session.end(judgement.code);
};

/** `yieldcheck certify WITNESS --of RECORDING` */
export const addCertify = (program: Command, session: Session): void => {
  const command = program
    .command('certify')
    .description('hold a witness to the recording that it fills in, without the search that found it')
    .argument('<witness>', "a trace that 'yieldcheck check --witness' wrote")
    .requiredOption('--of <recording>', 'the recording');
  withReporting(command).action((witness: string, flags: CertifyFlags) => certify(session, witness, flags));
  withHelpText(command, session, ...explanation);
};
