import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Build, Built } from './build.ts';
import { nameOf } from './build.ts';
import { CaptureError } from './capture-error.ts';
import type { Program } from './programs.ts';
import type { Shape } from './shapes.ts';

/** A recording to make: a program, built, on a shape of runtime. */
export interface Take {
  readonly built: Built;
  readonly program: Program;
  readonly shape: Shape;
}

/** How long a program may run, in milliseconds; the longest takes less than one second. */
const patience = 60_000;

/** Where the recording of a program is, from the folder of recordings on. */
export const fileFor = (build: Build, program: Program, shape: Shape): string =>
  `${nameOf(build)}/${program.name}-${shape.name}.jsonl.gz`;

/** The same of one to make. */
export const fileOf = ({ built, program, shape }: Take): string => fileFor(built.build, program, shape);

/** The command line of a recording, without the file. */
export const argsOf = ({ program, shape }: Take): readonly string[] => [...program.args, ...shape.args];

/**
 * Makes a recording.
 *
 * @throws CaptureError where the program fails or does not come to its end
 */
export const record = (take: Take, folder: string): string => {
  const path = join(folder, fileOf(take));
  mkdirSync(dirname(path), { recursive: true });
  const args = [...argsOf(take), '--out', path];
  const { status, stderr, error } = spawnSync(take.built.executable, args, {
    encoding: 'utf8',
    timeout: patience,
  });
  if (error === undefined && status === 0) {
    // Programs compress as fast as they can, for they are recorded meanwhile.
    writeFileSync(path, gzipSync(gunzipSync(readFileSync(path)), { level: 9 }));
    return path;
  }
  throw new CaptureError(
    'not-recorded',
    `${take.built.executable} ${args.join(' ')} failed: ${(error?.message ?? stderr).trim()}`,
    'Run it by hand to see more.',
  );
};
