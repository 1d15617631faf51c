import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { InputError, type Path } from '../../traces/index.ts';
import { judge } from '../check/judge.ts';
import { Summarizer } from '../check/summary.ts';
import { exitCode } from '../exit-code.ts';
import { recordedProperties } from '../properties/index.ts';
import { writeHtmlExplanation, writeHtmlRun } from '../report/html/index.ts';
import type { Look } from '../report/terminal/finding/look.ts';
import { lookOf } from '../report/terminal/finding/look.ts';
import { visible, visibleLines } from '../report/text/visible.ts';
import { statusOf } from '../report/whole-file.ts';
import type { Origin } from '../results/origin.ts';
import { casesOfFile } from '../results/of-check.ts';
import { parseAgainst } from './conformance.ts';
import type { AllFlags } from './endless/options.ts';
import { parted, type Explained } from './explaining/explained.ts';
import { explainRecording } from './explaining/of-recording.ts';
import { explainReplay } from './explaining/of-replay.ts';
import { pageOfReplay } from './explaining/page-of-replay.ts';
import { explainCommand } from './explaining/of-report.ts';
import { recordingAt, recordingIn, type NamedRecording } from './explaining/recording.ts';
import { findingsInReport, looksLikeReport } from './explaining/report-file.ts';
import { UnreadableInput } from './explaining/unreadable-input.ts';
import { parseReplay } from './exploration/replay-one.ts';
import { withHelpText } from './help-text.ts';
import { parseCount } from './parse.ts';
import { selectProperties, withProperties } from './properties.ts';
import { refuseOverwriting } from './reporters/places.ts';
import type { Session } from './session.ts';
import { canStep, stepThrough } from './stepping/step-through.ts';
import { UsageError } from './usage-error.ts';
import { packageVersion } from './version.ts';
import { parseScenario, scenarioNames, withWorkloadOptions } from './workload/options.ts';

interface ExplainFlags extends AllFlags {
  readonly property?: readonly string[];
  readonly replay?: Path;
  readonly at?: number;
  readonly finding?: number;
  readonly against?: string;
  readonly html?: string;
  readonly interactive: boolean;
  readonly verbose?: true;
}

const help = [
  'On a terminal you step through what was found with the arrow keys or j and k, with what tasks and workers do before ' +
    'and after each step and what else could have happened; ? names the keys. Elsewhere, and with --no-interactive, the ' +
    'explanation is printed.',
  '',
  'What can be explained:',
  "  A recording or generated trace in any format that 'yieldcheck list formats' names: it is checked, and where nothing is " +
    'violated you step through its events. Of a long one, 200,000 events around --at or the finding are held.',
  '  A report that --reporter json of check or verify has written: its findings are looked up again by the commands in it, ' +
    'and so its recordings must still be where they were.',
  "  A run of the specification, with the arguments that 'verify' prints: yieldcheck explain yielders --yield self-wake " +
    '--replay 0x5',
  '',
  'It ends with 0 whatever is found, and with 65 for what cannot be read.',
];

const headLength = 4096;

/** The beginning of a file; empty where there is none or it cannot be read, which is told when it is opened as a recording. */
const headOf = (path: string): string => {
  if (statusOf(path)?.isFile() !== true) return '';
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return '';
  }
  try {
    const head = Buffer.alloc(headLength);
    return head.toString('utf8', 0, readSync(descriptor, head, 0, headLength, 0));
  } finally {
    closeSync(descriptor);
  }
};

const standardInput = async (): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** All of what can be read only once, since explaining opens a recording several times; undefined for a file. */
const bytesOf = async (what: string): Promise<Uint8Array | undefined> => {
  if (what === '-') return standardInput();
  return statusOf(what)?.isFIFO() === true ? readFile(what) : undefined;
};

const nothingOf = (flags: ExplainFlags, option: keyof ExplainFlags, because: string): void => {
  if (flags[option] !== undefined)
    throw new UsageError(`--${option} does not go with ${because}. Leave it out.`);
};

const originOf = (session: Session): Origin => ({
  tool: { name: 'yieldcheck', version: packageVersion() },
  command: 'explain',
  arguments: session.arguments,
});

const writePage = async (
  file: string,
  session: Session,
  recording: NamedRecording,
  found: Awaited<ReturnType<typeof explainRecording>>,
): Promise<void> => {
  const summarizer = new Summarizer(recordedProperties);
  summarizer.add(found.outcome);
  const origin = originOf(session);
  await writeHtmlExplanation(file, {
    origin,
    trace: await recording.open(),
    results: {
      origin,
      cases: casesOfFile(found.outcome, recordedProperties, found.findings),
      judgement: judge(summarizer.summary(), { named: false, strict: false }),
      seconds: 0,
    },
  });
};

const ofRecording = async (
  session: Session,
  recording: NamedRecording,
  flags: ExplainFlags,
  look: Look,
  steps: boolean,
): Promise<Explained> => {
  const { property, tokio, against, at, html } = flags;
  const found = await explainRecording(
    recording,
    {
      properties: selectProperties(property, recordedProperties),
      named: property !== undefined,
      tokio,
      against,
      at,
      steps: steps && html === undefined,
    },
    look,
  );
  if (html === undefined) return found;
  await writePage(html, session, recording, found);
  return { exhibits: [], told: [`Written: ${visible(html)}`] };
};

const ofReport = async (
  name: string,
  bytes: Uint8Array,
  { finding }: ExplainFlags,
  look: Look,
  steps: boolean,
): Promise<Explained> => {
  const commands = findingsInReport(name, bytes);
  const wanted = finding === undefined ? commands : commands.slice(finding - 1, finding);
  if (wanted.length === 0)
    throw new UsageError(`--finding ${finding ?? 0}: the report has ${commands.length}.`);
  const all: Explained[] = [];
  for (const command of wanted) all.push(await explainCommand(command, steps, look));
  return {
    exhibits: all.flatMap(({ exhibits }) => exhibits),
    told: parted(all.map(({ told }) => told)),
  };
};

const explained = async (
  session: Session,
  what: string | undefined,
  flags: ExplainFlags,
  look: Look,
  steps: boolean,
): Promise<Explained> => {
  const { replay, property, html } = flags;
  if (what === '' || html === '')
    throw new UsageError(
      `The name of ${what === '' ? 'what to explain' : 'the page'} is empty. Is a variable of your shell not set?`,
    );
  if (replay !== undefined) {
    nothingOf(flags, 'against', 'a run of the specification');
    const scenario = parseScenario(what ?? scenarioNames[0] ?? '');
    const question = { scenario, path: replay, flags, asked: property };
    if (html === undefined) return explainReplay(question, look);
    await writeHtmlRun(html, pageOfReplay(question, originOf(session)));
    return { exhibits: [], told: [`Written: ${visible(html)}`] };
  }
  if (what === undefined)
    throw new UsageError(
      'Nothing to explain is named: give a recording, a report in JSON or - for standard input, or a run with --replay.',
    );
  const bytes = await bytesOf(what);
  const head = bytes === undefined ? headOf(what) : Buffer.from(bytes.subarray(0, headLength)).toString();
  if (looksLikeReport(head)) {
    nothingOf(flags, 'html', 'a report, whose findings --reporter html of check and verify shows');
    return ofReport(what, bytes ?? readFileSync(what), flags, look, steps);
  }
  if (html !== undefined) refuseOverwriting('--html', [html], [what]);
  const recording =
    bytes === undefined ? recordingAt(what) : recordingIn(what === '-' ? 'standard input' : what, bytes);
  return ofRecording(session, recording, flags, look, steps);
};

const explain = async (session: Session, what: string | undefined, flags: ExplainFlags): Promise<void> => {
  const look = lookOf(session.out, flags.verbose ? 'verbose' : 'usual');
  const steps = flags.interactive && canStep();
  try {
    const { exhibits, told } = await explained(session, what, flags, look, steps);
    const first = (flags.finding ?? 1) - 1;
    if (steps && exhibits.length > 0) await stepThrough(exhibits, first, look);
    else session.out.write(`${told.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof UnreadableInput || error instanceof InputError)) throw error;
    session.err.write(`yieldcheck: ${visibleLines(error.message)}\n`);
    session.end(exitCode.input);
  }
};

/** `yieldcheck explain [what]` */
export const addExplain = (program: Command, session: Session): void => {
  const command = program
    .command('explain')
    .description('explain what was found, and step through it')
    .argument('[what]', 'a recording, a report in JSON, - for standard input; with --replay a scenario');
  withProperties(withWorkloadOptions(command), recordedProperties)
    .option('--replay <path>', 'explain one run of the specification, such as 0.3.1x12', parseReplay)
    .option('--endless', 'with --replay: the tasks go on for ever')
    .option(
      '--against <release>',
      'of a recording, also why this release, or its own (auto), refuses it',
      parseAgainst,
    )
    .option('--at <g>', 'of a recording, the event to begin at', parseCount('--at', 0))
    .option('--finding <n>', 'the finding to begin with', parseCount('--finding', 1))
    .option('--html <file>', 'of a recording or a run, write an HTML page instead')
    .option('--no-interactive', 'print, also on a terminal')
    .option('-v, --verbose', 'tell everything')
    .action((what: string | undefined, flags: ExplainFlags) => explain(session, what, flags));
  withHelpText(command, session, ...help);
};
