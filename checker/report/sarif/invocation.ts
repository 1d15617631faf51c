import { exitMeanings } from '../../exit-code.ts';
import type { Case, Results } from '../../results/results.ts';
import { messageIn, nameIn, whyIn } from '../text/case-words.ts';
import { visible } from '../text/visible.ts';
import { command } from '../text/words.ts';
import { artifactLocation } from './artifact.ts';
import { message } from './message.ts';

type Json = Readonly<Record<string, unknown>>;

/** What failed the run and is no finding: input that could not be read, questions that were left open. */
const notificationOf = (one: Case): Json => {
  const isFault = one.status === 'unreadable';
  return {
    level: isFault ? 'error' : 'warning',
    descriptor: { id: one.status },
    message: message(`${nameIn(one.suite)}: ${nameIn(one.name)}: ${whyIn(one)}`),
    ...(isFault
      ? { locations: [{ physicalLocation: { artifactLocation: artifactLocation(one.suite) } }] }
      : {}),
  };
};

/** How the run went: the command, its end, and what is no finding and should be known. */
export const invocationOf = ({ origin, judgement, cases }: Results, notes: readonly string[]): Json => ({
  commandLine: visible(messageIn(command(...origin.arguments))),
  arguments: origin.arguments.map((argument) => visible(nameIn(argument))),
  exitCode: judgement.code,
  exitCodeDescription: exitMeanings.find(([code]) => code === judgement.code)?.[1] ?? '',
  executionSuccessful: !cases.some(({ status }) => status === 'unreadable'),
  toolExecutionNotifications: [
    ...cases.filter(({ failsRun, findings }) => failsRun && findings.length === 0).map(notificationOf),
    ...notes.map((note) => ({ level: 'note', message: message(note) })),
  ],
});
