import type { ExitCode } from '../exit-code.ts';
import { exitCode } from '../exit-code.ts';
import type { Output } from '../report/output.ts';
import { explainFailure } from './failure.ts';
import { program } from './program.ts';

/** Runs the command line with `args`, without the node and script paths, and returns the exit code. Never throws. */
export const run = async (args: readonly string[], out: Output, err: Output): Promise<ExitCode> => {
  let code: ExitCode = exitCode.ok;
  try {
    const session = { out, err, arguments: args, end: (ended: ExitCode) => void (code = ended) };
    await program(session).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, err);
  }
};
