import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Build, cargo, sourcesFor } from './build.ts';
import { CaptureError } from './capture-error.ts';
import { lockOf, recorderFolder } from './places.ts';

/**
 * Writes the lock file of a build: that of the workspace, with the releases that the build asks for.
 *
 * @returns the path of the lock file
 * @throws CaptureError where cargo cannot resolve these
 */
export const lockBuild = (build: Build): string => {
  const folder = sourcesFor(build);
  const pinned = { tokio: build.tokio, ...(build.wasmtime !== undefined && { wasmtime: build.wasmtime }) };
  for (const [name, release] of Object.entries(pinned).toReversed()) {
    const { ok, told } = cargo(build, folder, ['update', name, '--precise', release]);
    if (!ok)
      throw new CaptureError(
        'no-lock',
        `cargo cannot pin ${name} ${release}:\n${told.trim()}`,
        'See whether Cargo.toml of the crate allows that release.',
      );
  }
  const lock = join(recorderFolder, lockOf(build));
  mkdirSync(join(recorderFolder, 'locks'), { recursive: true });
  copyFileSync(join(folder, 'Cargo.lock'), lock);
  return lock;
};
