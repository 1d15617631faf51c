import type { Command } from 'commander';
import { certifyFiles } from '../check/conformance/certify-files.ts';
import type { CertifyOutcome } from '../check/conformance/certify-files.ts';
import { certifyRefusal } from '../check/conformance/certify-refusal.ts';
import type { RefusalOutcome } from '../check/conformance/certify-refusal.ts';
import type { Judgement } from '../check/judge.ts';
import { exitCode } from '../exit-code.ts';
import { jsonRefusalProof } from '../report/json/certify-refusal.ts';
import { jsonCertify } from '../report/json/conformance.ts';
import { tellRefusalProof } from '../report/terminal/conformance/certify-refusal.ts';
import { tellCertificate } from '../report/terminal/conformance/certify.ts';
import { caseOfCertificate, caseOfRefusalProof } from '../results/of-certify.ts';
import { withHelpText } from './help-text.ts';
import { parseCount } from './parse.ts';
import { parseSize } from './quantities.ts';
import { releaseParser, tokio } from './releases.ts';
import type { ReportingOptions } from './reporting.ts';
import { openReporting, withReporting } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

interface CertifyFlags extends ReportingOptions {
  readonly of?: string;
  readonly refusedBy?: string;
  readonly maxStates?: number;
  readonly maxMemory?: number;
  readonly maxSeconds?: number;
}

const usualStates = 200_000;
/** A quarter of what Node gives a program by default, for what is counted is not all that there is. */
const usualBytes = 2 ** 30;
const usualSeconds = 300;

const flagOf = {
  maxStates: '--max-states',
  maxMemory: '--max-memory',
  maxSeconds: '--max-seconds',
} as const;
const bounds = ['maxStates', 'maxMemory', 'maxSeconds'] as const;

const explanation = [
  "A witness is what 'yieldcheck check RECORDING --against RELEASE --witness FILE' writes. It is certified if it has " +
    'every event of the recording, in order, and if what was filled in obeys the rules of queues, LIFO slots, stealing, ' +
    'deferral, driver passes and ticks. Those rules are written down a second time for this purpose: nothing of the search ' +
    'that found the witness, or of the specification, is used.',
  '',
  'A refusal is confirmed if no run of the specification shows the event, which is found out by going through all runs ' +
    'that show those before it, without the search that refused it. That takes a state for each way in which the hidden ' +
    'part may stand between any two accesses to shared memory, so that it is for small recordings of multi_thread.',
  '',
  'What is not certified or not confirmed ends the run with 12, what is not decided or not covered with 20, a file that ' +
    'cannot be read with 65.',
];

const ground = (code: Judgement['code'], because: string): Judgement => ({
  code,
  grounds: [{ code, because }],
});

const judgedWitness = ({ kind }: CertifyOutcome): Judgement => {
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

const judgedRefusal = ({ kind }: RefusalOutcome): Judgement => {
  switch (kind) {
    case 'confirmed':
      return { code: exitCode.ok, grounds: [] };
    case 'unreadable':
      return ground(exitCode.input, 'a file could not be read');
    case 'not-confirmed':
      return ground(exitCode.nonconforming, 'the specification of the release shows the recording');
    case 'undecided':
      return ground(exitCode.inconclusive, 'a bound was hit');
    case 'not-covered':
      return ground(exitCode.inconclusive, 'refusals of such recordings cannot be confirmed');
  }
};

const certifyWitness = async (
  session: Session,
  witness: string,
  recording: string,
  flags: CertifyFlags,
): Promise<void> => {
  const reporting = openReporting(session, 'certify', flags, [witness, recording]);
  const outcome = await certifyFiles(witness, recording);
  const judgement = judgedWitness(outcome);
  reporting.each({
    json: (output) => jsonCertify(output, reporting.origin, outcome, judgement),
    terminal: (output) => tellCertificate(output, outcome, { witness, recording }),
  });
  reporting.tell([caseOfCertificate(outcome, { witness, recording })], judgement);
  reporting.close();
  session.end(judgement.code);
};

const confirmRefusal = async (
  session: Session,
  recording: string,
  release: string,
  flags: CertifyFlags,
): Promise<void> => {
  const reporting = openReporting(session, 'certify', flags, [recording]);
  const outcome = await certifyRefusal(recording, release, {
    states: flags.maxStates ?? usualStates,
    bytes: flags.maxMemory ?? usualBytes,
    seconds: flags.maxSeconds ?? usualSeconds,
  });
  const judgement = judgedRefusal(outcome);
  reporting.each({
    json: (output) => jsonRefusalProof(output, reporting.origin, { outcome, release }, judgement),
    terminal: (output) => tellRefusalProof(output, outcome, { recording, release }),
  });
  reporting.tell([caseOfRefusalProof(outcome, recording, release)], judgement);
  reporting.close();
  session.end(judgement.code);
};

const certify = async (session: Session, file: string, flags: CertifyFlags): Promise<void> => {
  const { of, refusedBy } = flags;
  if (of !== undefined && refusedBy !== undefined)
    throw new UsageError('--of certifies a witness and --refused-by a refusal: give one of them.');
  const bound = bounds.find((name) => flags[name] !== undefined);
  if (bound !== undefined && refusedBy === undefined)
    throw new UsageError(`${flagOf[bound]} bounds the proof of a refusal: it needs --refused-by.`);
  if (refusedBy !== undefined) await confirmRefusal(session, file, refusedBy, flags);
  else if (of !== undefined) await certifyWitness(session, file, of, flags);
  else
    throw new UsageError(
      'certify needs --of RECORDING for a witness, or --refused-by RELEASE for a recording.',
    );
};

/** `yieldcheck certify WITNESS --of RECORDING` and `yieldcheck certify RECORDING --refused-by RELEASE` */
export const addCertify = (program: Command, session: Session): void => {
  const command = program
    .command('certify')
    .description('hold a witness to its recording, or a refusal to the specification, without the search')
    .argument('<file>', "a trace that 'yieldcheck check --witness' wrote, or a recording that was refused")
    .option('--of <recording>', 'the recording that a witness fills in')
    .option(
      '--refused-by <release>',
      'the release of Tokio against which the recording was refused',
      releaseParser(tokio),
    )
    .option(
      '--max-states <n>',
      `states after one event at which a proof is given up (default: ${usualStates})`,
      parseCount('--max-states', 1),
    )
    .option(
      '--max-memory <size>',
      'memory for states at which a proof is given up, such as 4G (default: 1G)',
      parseSize('--max-memory'),
    )
    .option(
      '--max-seconds <n>',
      `seconds after which a proof is given up (default: ${usualSeconds})`,
      parseCount('--max-seconds', 1),
    );
  withReporting(command).action((file: string, flags: CertifyFlags) => certify(session, file, flags));
  withHelpText(command, session, ...explanation);
};
