import type { Command } from 'commander';
import { bisect, isOpen } from '../bisect/bisect.ts';
import { exitCode } from '../exit-code.ts';
import { usualMemory } from '../exploration/memory.ts';
import { jsonBisect } from '../report/json/bisect.ts';
import { terminalBisect } from '../report/terminal/bisect.ts';
import { progressOn } from '../report/text/progress.ts';
import { withHelpText } from './help-text.ts';
import { parseCount } from './parse.ts';
import { propertiesAndBeliefs, selectProperties, withProperties } from './properties.ts';
import { openReporting, withReporterAndOutput } from './reporting.ts';
import type { ReportingOptions } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import type { WorkloadFlags } from './workload/options.ts';
import { withWorkload } from './workload/options.ts';
import { workloadsOf } from './workload/workload.ts';

interface BisectFlags extends ReportingOptions, WorkloadFlags {
  readonly property?: readonly string[];
  readonly maxStates: number;
  readonly maxSeconds: number;
}

const usualStates = 200_000;
const usualSeconds = 30;

const help = [
  'Asks one property, or one belief, of one scenario in every release of Tokio in which a rule changed, and with each setting ' +
    'changed alone: the way of yielding, the scheduler, the LIFO slot, and each number to about half and to twice. Where the ' +
    'property fares otherwise from one release to the next, each rule that changed there is set back alone, which tells the ' +
    'one that it is due to, with its pull request.',
  '',
  'It ends with 0 whatever flips the property, and with 20 where a limit left the verdict of a release open.',
];

const only = <T>(all: readonly T[], what: string): T => {
  const [first, ...others] = all;
  if (first === undefined || others.length > 0) throw new UsageError(`bisect needs one ${what}; name it.`);
  return first;
};

const run = (session: Session, scenario: string, flags: BisectFlags): void => {
  if (flags.property === undefined)
    throw new UsageError(
      `bisect needs a property: name it with --property.\nValid: ${propertiesAndBeliefs.map(({ id }) => id).join(', ')}.`,
    );
  const workload = only(workloadsOf(scenario, flags), 'scenario and one way of yielding, with --yield');
  const property = only(selectProperties(flags.property, propertiesAndBeliefs), 'property');
  const reporting = openReporting(session, 'bisect', flags, [], false);
  const progress = progressOn(session.err);
  const limits = { states: flags.maxStates, seconds: flags.maxSeconds, bytes: usualMemory() };
  const bisection = bisect({ workload, property, limits }, (asking) => progress.update(() => asking));
  progress.clear();
  const code = isOpen(bisection) ? exitCode.inconclusive : exitCode.ok;
  const forms = reporting.each({
    json: (output) => () => jsonBisect(output, reporting.origin, bisection, code),
    terminal: (output) => () => terminalBisect(output, bisection),
  });
  for (const write of forms) write();
  reporting.close();
  session.end(code);
};

/** `yieldcheck bisect [scenario]` */
export const addBisect = (program: Command, session: Session): void => {
  const command = program
    .command('bisect')
    .description('tell which release, flag or parameter flips a property, and which pull request');
  withReporterAndOutput(withProperties(withWorkload(command), propertiesAndBeliefs))
    .option(
      '--max-states <n>',
      'stop each exploration after this many states',
      parseCount('--max-states', 1),
      usualStates,
    )
    .option(
      '--max-seconds <n>',
      'stop each exploration after this many seconds',
      parseCount('--max-seconds', 1),
      usualSeconds,
    )
    .action((scenario: string, flags: BisectFlags) => run(session, scenario, flags));
  withHelpText(command, session, ...help);
};
