import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The root of the repository. */
export const root: string = join(import.meta.dirname, '../../..');
/** The command line as it is shipped. */
export const entryPoint: string = join(root, 'dist/checker/cli/main.js');

/** What a run of the command line gave. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const wishes = new Set([
  'NO_COLOR',
  'FORCE_COLOR',
  'NODE_OPTIONS',
  'YIELDCHECK_DEBUG',
  'GITHUB_ACTIONS',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_WORKSPACE',
]);
const plainEnvironment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !wishes.has(name)),
);

/** Runs `node` with `args` from the root of the repository. */
export const runNode = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...plainEnvironment, ...env },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
};

/** Runs `yieldcheck` with `args`. */
export const yieldcheck = (...args: readonly string[]): Ran => runNode([entryPoint, ...args]);

/** Runs a line of shell in which `$Y` is the command line. */
export const shell = (line: string): Ran => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd: root,
    encoding: 'utf8',
    env: { ...plainEnvironment, Y: `${process.execPath} ${entryPoint}` },
  });
  return { code: status, out: stdout, err: stderr };
};

/** Expects a run that fails with `code` and says why on standard error, in words and without a stack trace. */
export const expectFailure = ({ code, err }: Ran, expected: number, says: RegExp): void => {
  expect(err).toMatch(says);
  expect(err).not.toMatch(/^\s+at /mu);
  expect(code).toBe(expected);
};
