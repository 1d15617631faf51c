import type { ExitCode } from '../exit-code.ts';
import { exitCode } from '../exit-code.ts';
import { explainFailure } from './failure.ts';
import { program } from './program.ts';
import type { Session } from './session.ts';

/** Runs the command line, whose arguments are without the node and script paths, and returns the exit code. Never throws. */
export const run = async (given: Omit<Session, 'end'>): Promise<ExitCode> => {
  let code: ExitCode = exitCode.ok;
  try {
    const session: Session = { ...given, end: (ended) => void (code = ended) };
    await program(session).parseAsync(given.arguments, { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, given.err);
  }
};
