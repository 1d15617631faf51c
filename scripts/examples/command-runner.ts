import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Output } from '../../checker/report/output.ts';
import type { Command } from './command.ts';

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What the environment says of terminals and of continuous integration would change what is printed. */
const wishes = ['NO_COLOR', 'FORCE_COLOR', 'GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY', 'YIELDCHECK_DEBUG'];

const collector = (): { readonly output: Output; readonly text: () => string } => {
  let all = '';
  const output: Output = {
    write: (text) => {
      all += text;
    },
    columns: 80,
    colour: false,
    isTerminal: false,
    closed: false,
  };
  return { output, text: () => all };
};

/** Runs commands in one folder. Each is run once, whoever asks for it, and one after the other. */
export type CommandRunner = (command: Command) => Promise<Ran>;

/**
 * A runner of the command line as it was built, in this process: most examples would take longer to start than to run.
 * Changes the working directory and the environment of the process for good.
 */
export const commandRunner = async (folder: string): Promise<CommandRunner> => {
  const entry = resolve(import.meta.dirname, '../../dist', 'checker/cli/run.js');
  // Built from the file whose type this is.
  const built: typeof import('../../checker/cli/run.ts') = await import(pathToFileURL(entry).href);
  for (const wish of wishes) Reflect.deleteProperty(process.env, wish);
  process.chdir(folder);
  const known = new Map<string, Promise<Ran>>();
  let last: Promise<unknown> = Promise.resolve();
  const run = async (args: readonly string[]): Promise<Ran> => {
    const [out, err] = [collector(), collector()];
    const outputs = { out: out.output, err: err.output };
    const surroundings = { isGithub: false, repository: folder };
    const code = await built.run({ arguments: args, ...outputs, commands: outputs, surroundings });
    return { code, out: out.text(), err: err.text() };
  };
  return ({ args }) => {
    const name = JSON.stringify(args);
    const ran = known.get(name) ?? last.then(() => run(args));
    known.set(name, ran);
    last = ran;
    return ran;
  };
};
