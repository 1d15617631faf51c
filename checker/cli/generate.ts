import type { Command } from 'commander';
import type { CoverGoal } from '../../traces/index.ts';
import { allGenerates } from '../report/generate-reporter.ts';
import { jsonGenerate } from '../report/json/generate.ts';
import { terminalGenerate } from '../report/terminal/generate.ts';
import { progressOn } from '../report/text/progress.ts';
import { openDestination } from './generation/destination.ts';
import { generateAll } from './generation/generate-all.ts';
import { withHelpText } from './help-text.ts';
import { parseCount, parseName } from './parse.ts';
import type { ReportingOptions } from './reporting.ts';
import { openReporting, takesStandardOutput, withReporter } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import type { WorkloadFlags } from './workload/options.ts';
import { withWorkload } from './workload/options.ts';
import { workloadsOf } from './workload/workload.ts';

interface GenerateFlags extends Omit<ReportingOptions, 'output'>, WorkloadFlags {
  readonly depth?: number;
  readonly cover?: CoverGoal;
  readonly output?: string;
  readonly limit?: number;
  readonly maxStates?: number;
}

const explanation = [
  'With --depth alone, every run of that many steps, or that ends before. With --cover, a small' +
    ' set of runs that goes through every reachable state or transition; --cover transitions when' +
    ' neither is given.',
  '',
  "-o FOLDER writes one trace a file, as 'yieldcheck check' reads them. -o FILE.jsonl, and " +
    'standard output without -o, get one run a line: its header, path, complete and events. The ' +
    "path is what 'yieldcheck verify --replay' takes.",
];

const generate = async (session: Session, scenario: string, flags: GenerateFlags): Promise<void> => {
  const { output: path, ...rest } = flags;
  const toStandardOutput = path === undefined;
  if (toStandardOutput && takesStandardOutput(flags.reporter, 'json'))
    throw new UsageError(
      '--reporter json needs standard output for the report; say with -o where the runs go.',
    );
  const reporting = openReporting(session, 'generate', rest, path === undefined ? [] : [path], false);
  const { origin, detail } = reporting;
  const destination = openDestination(path, session.out);
  const cover = flags.cover ?? (flags.depth === undefined ? 'transitions' : undefined);
  const code = await generateAll({
    workloads: workloadsOf(scenario, flags),
    selection: {
      ...(cover === undefined ? {} : { cover }),
      ...(flags.depth === undefined ? {} : { depth: flags.depth }),
      ...(flags.maxStates === undefined ? {} : { maxStates: flags.maxStates }),
    },
    limit: flags.limit ?? Infinity,
    destination,
    reporter: allGenerates(
      reporting.each({
        json: (output) => jsonGenerate(output, origin),
        terminal: (output) =>
          terminalGenerate(
            toStandardOutput && output === session.out ? session.err : output,
            detail === 'quiet',
          ),
      }),
    ),
    progress: progressOn(session.err),
    aside: session.err,
  });
  destination.close();
  reporting.close();
  session.end(code);
};

/** `yieldcheck generate [scenario]` */
export const addGenerate = (program: Command, session: Session): void => {
  const command = program
    .command('generate')
    .description('generate traces from the specification: all of a length, or a small set that covers it');
  withReporter(withWorkload(command))
    .option('-d, --depth <n>', 'steps of a run at most', parseCount('--depth', 0, 10_000))
    .option(
      '-c, --cover <goal>',
      'cover all states or all transitions',
      parseName('goal', ['states', 'transitions']),
    )
    .option('-o, --output <path>', 'a folder for one trace a file, or a file for one run a line')
    .option('-l, --limit <n>', 'runs of a scenario at most', parseCount('--limit', 1))
    .option('--max-states <n>', 'give up beyond this many states', parseCount('--max-states', 1))
    .action((scenario: string, flags: GenerateFlags) => generate(session, scenario, flags));
  withHelpText(command, session, ...explanation);
};
