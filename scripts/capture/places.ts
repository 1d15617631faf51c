import { join } from 'node:path';

/** The root of the repository. */
export const root: string = join(import.meta.dirname, '../..');
/** The sources in Rust. */
export const recorderFolder: string = join(root, 'traces/recorder');
/** What is built and recorded and belongs to nobody else. */
export const workFolder: string = join(root, '.capture');
/** The recordings that are part of the project. */
export const corpusFolder: string = join(root, 'traces/corpus');

/** The lock file of a build, from the folder of the sources on. */
export const lockOf = (build: { readonly tokio: string; readonly wasmtime?: string }): string =>
  `locks/tokio-${build.tokio}${build.wasmtime === undefined ? '' : `-wasmtime-${build.wasmtime}`}.lock`;
