import type { Command } from 'commander';
import { CommanderError } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { exitCode } from '../exit-code.ts';
import { CheckpointError, OutputError } from '../../traces/index.ts';
import { MemoryError } from '../exploration/memory-error.ts';
import { faultOfOwnFile } from '../own/load.ts';
import { QuestionError } from '../own/question-error.ts';
import type { Output } from '../report/output.ts';
import { visible, visibleLines } from '../report/text/visible.ts';
import { UnwritableError } from '../report/unwritable.ts';
import { UsageError } from './usage-error.ts';

const alternatives = (command: Command): string => {
  const verbs = command.commands.map((verb) => verb.name());
  if (verbs.length > 0) return `Commands: ${verbs.join(', ')}.`;
  const options = command.options.flatMap(({ long }) => (long ? [long] : []));
  return `Options of '${command.name()}': ${options.join(', ')}.`;
};

const wanted = (command: Command): string =>
  command.registeredArguments
    .filter(({ required }) => required)
    .map((argument) => `'${argument.name()}' is ${argument.description}`)
    .join('\n');

const help = (command: Command): string =>
  command.parent === null ? 'yieldcheck --help' : `yieldcheck ${command.name()} --help`;

/** Makes `command` fail with a message that names what there is instead; help and version are no failures. */
export const failWithAlternatives = (command: Command): Command =>
  command.exitOverride((error: CommanderError) => {
    if (error.exitCode === 0) throw error;
    const what = error.code === 'commander.help' ? 'no command given' : error.message.replace(/^error: /, '');
    const hint = error.code === 'commander.missingArgument' ? wanted(command) : alternatives(command);
    throw new UsageError(`${what}\n${hint}\nSee: ${help(command)}`, { cause: error });
  });

const stackOf = (error: unknown): string =>
  process.env['YIELDCHECK_DEBUG'] === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : '';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Says on `err` why the run ended, and returns what to tell the shell. */
export const explainFailure = (error: unknown, err: Output): ExitCode => {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.ok;
  const isNotWritable = error instanceof UnwritableError || error instanceof OutputError;
  if (error instanceof UsageError || isNotWritable) {
    err.write(`yieldcheck: ${visibleLines(error.message)}${stackOf(error)}\n`);
    return exitCode.usage;
  }
  if (error instanceof CheckpointError) {
    err.write(`yieldcheck: ${visibleLines(error.message)}${stackOf(error)}\n`);
    return exitCode.input;
  }
  if (error instanceof QuestionError) {
    err.write(`yieldcheck: ${visibleLines(error.message)}${stackOf(error)}\n`);
    return exitCode.usage;
  }
  const own = faultOfOwnFile(error);
  if (own !== undefined) {
    err.write(`yieldcheck: ${visibleLines(own.message)}${stackOf(error)}\n`);
    return exitCode.usage;
  }
  if (error instanceof MemoryError) {
    err.write(`yieldcheck: ${error.message}${stackOf(error)}\n`);
    return exitCode.inconclusive;
  }
  const advice =
    'This is a fault of yieldcheck, not of your input. Please report it with the command you ran' +
    ' and the input; YIELDCHECK_DEBUG=1 adds where it happened.';
  err.write(`yieldcheck: internal fault: ${visible(messageOf(error))}${stackOf(error)}\n${advice}\n`);
  return exitCode.fault;
};
