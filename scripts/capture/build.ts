import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CaptureError } from './capture-error.ts';
import { lockOf, recorderFolder, workFolder } from './places.ts';
import type { Crate } from './programs.ts';
import { featuresOfTokio, featuresOfWasmtime } from './releases.ts';

/** What a program is built with. */
export interface Build {
  readonly crate: Crate;
  readonly tokio: string;
  /** Of guests only. */
  readonly wasmtime?: string;
}

/** A program that can be started. */
export interface Built {
  readonly build: Build;
  readonly features: readonly string[];
  readonly executable: string;
}

/** What distinguishes a build from others, as part of a path. */
export const nameOf = ({ tokio, wasmtime }: Build): string =>
  wasmtime === undefined ? tokio : `${tokio}-wasmtime-${wasmtime}`;

const featuresOf = ({ tokio, wasmtime }: Build): readonly string[] =>
  wasmtime === undefined ? featuresOfTokio(tokio) : featuresOfWasmtime(wasmtime);

/** The folder whose lock file decides: that of the workspace of a crate. */
const workspaceOf = ({ crate }: Build, folder: string): string =>
  crate === 'guests' ? join(folder, 'guests') : folder;

/**
 * The sources in a folder of their own, so that the lock file of the project stays as it is.
 *
 * Times are kept, for by these cargo tells what must be compiled again.
 */
export const sourcesFor = (build: Build): string => {
  const folder = join(workFolder, 'sources', nameOf(build));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(recorderFolder, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !path.endsWith('/target'),
  });
  return workspaceOf(build, folder);
};

/**
 * Runs cargo for a build.
 *
 * @returns what it wrote to standard error, and whether it succeeded
 * @throws CaptureError where there is no cargo
 */
export const cargo = (
  build: Build,
  folder: string,
  args: readonly string[],
): { ok: boolean; told: string } => {
  const { status, stderr, error } = spawnSync('cargo', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      CARGO_TARGET_DIR: process.env['CARGO_TARGET_DIR'] ?? join(workFolder, 'target'),
      CARGO_PROFILE_RELEASE_DEBUG: '0',
      RUSTFLAGS: '--cfg tokio_unstable',
      YIELDCHECK_TOKIO_VERSION: build.tokio,
    },
  });
  if (error === undefined) return { ok: status === 0, told: stderr };
  throw new CaptureError(
    'no-cargo',
    `cargo cannot be started: ${error.message}.`,
    'Install Rust, as https://rustup.rs says, and see to it that cargo is on the PATH.',
  );
};

/**
 * Builds a crate with the releases that a lock file pins.
 *
 * @throws CaptureError where there is no lock file, or cargo fails
 */
export const buildProgram = (build: Build): Built => {
  const lock = join(recorderFolder, lockOf(build));
  if (!existsSync(lock))
    throw new CaptureError('no-lock', `There is no ${lock}.`, 'npm run capture -- --lock writes lock files.');
  const folder = sourcesFor(build);
  copyFileSync(lock, join(folder, 'Cargo.lock'));
  const features = featuresOf(build);
  const { ok, told } = cargo(build, folder, [
    'build',
    '--release',
    '--locked',
    '--package',
    build.crate,
    '--features',
    features.join(','),
  ]);
  if (!ok)
    throw new CaptureError(
      'not-built',
      `cargo could not build ${build.crate} with Tokio ${nameOf(build)}:\n${told.trim().split('\n').slice(-25).join('\n')}`,
      'If dependencies have changed, npm run capture -- --lock brings the lock files up to date.',
    );
  const executable = join(workFolder, 'programs', `${build.crate}-${nameOf(build)}`);
  mkdirSync(join(workFolder, 'programs'), { recursive: true });
  const target = process.env['CARGO_TARGET_DIR'] ?? join(workFolder, 'target');
  copyFileSync(join(target, 'release', build.crate), executable);
  return { build, features, executable };
};
