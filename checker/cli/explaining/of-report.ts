import { Command, CommanderError } from 'commander';
import type { Path } from '../../../traces/index.ts';
import { recordedProperties } from '../../properties/index.ts';
import type { Look } from '../../report/terminal/finding/look.ts';
import { command as commandLine } from '../../report/text/words.ts';
import { parseAgainst } from '../conformance.ts';
import { withEndless, type AllFlags } from '../endless/options.ts';
import { parseReplay } from '../exploration/replay-one.ts';
import { selectProperties, withProperties } from '../properties.ts';
import { parseRelease } from '../releases.ts';
import { UsageError } from '../usage-error.ts';
import { withWorkload } from '../workload/options.ts';
import type { Explained } from './explained.ts';
import { explainRecording } from './of-recording.ts';
import { explainReplay } from './of-replay.ts';
import { recordingAt } from './recording.ts';

/** Reads the arguments of a verb without acting on them. */
const parsed = (command: Command, words: readonly string[]): Command =>
  command
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} })
    .parse([...words], { from: 'user' });

interface ReplayFlags extends AllFlags {
  readonly replay?: Path;
  readonly property?: readonly string[];
  readonly beliefs?: true;
}

interface RecordingFlags {
  readonly property?: readonly string[];
  readonly tokio?: string;
  readonly against?: string;
  readonly waits?: true;
}

const ofVerify = (words: readonly string[], look: Look): Explained => {
  const command = withEndless(withProperties(withWorkload(new Command())))
    .option('--beliefs')
    .option('--replay <path>', '', parseReplay);
  const read = parsed(command, words);
  const { replay, property, ...flags }: ReplayFlags = read.opts();
  const [scenario = ''] = read.args;
  if (replay === undefined) throw new UsageError('It explores again and replays no run.');
  return explainReplay({ scenario, path: replay, flags, asked: property }, look);
};

const ofCheck = async (words: readonly string[], steps: boolean, look: Look): Promise<Explained> => {
  const command = withProperties(new Command().argument('<file>'), recordedProperties)
    .option('--tokio <release>', '', parseRelease)
    .option('--against <release>', '', parseAgainst);
  const read = parsed(command, words);
  const { property, tokio, against }: RecordingFlags = read.opts();
  const [file = ''] = read.args;
  const properties =
    against !== undefined && property === undefined ? [] : selectProperties(property, recordedProperties);
  return explainRecording(
    recordingAt(file),
    { properties, named: property !== undefined, tokio, against, at: undefined, steps },
    look,
  );
};

/**
 * What a command that shows a finding again leads to. Throws a `UsageError` where it is not one of a kind that can be
 * stepped through.
 */
export const explainCommand = async (
  words: readonly string[],
  steps: boolean,
  look: Look,
): Promise<Explained> => {
  const [verb, ...rest] = words;
  try {
    if (verb === 'verify') return ofVerify(rest, look);
    if (verb === 'check') return await ofCheck(rest, steps, look);
  } catch (error) {
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
    throw new UsageError(`${commandLine(...words)}: this cannot be explained. ${error.message}`, {
      cause: error,
    });
  }
  throw new UsageError(
    `${commandLine(...words)}: only findings of verify and check can be explained; run the command to see it.`,
  );
};
