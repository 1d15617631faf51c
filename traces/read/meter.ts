import type { OpenedFile } from './source.ts';

/** Tells how far the reading of a recording has come, in bytes of its files as they are on disk. */
export class ReadingMeter {
  #files: readonly Pick<OpenedFile, 'position'>[] = [];

  /** Counts what is read of these files from now on. */
  watch(files: readonly Pick<OpenedFile, 'position'>[]): void {
    this.#files = files;
  }

  /** Bytes that the latest reading of each file has come to. */
  get bytes(): number {
    return this.#files.reduce((sum, file) => sum + file.position(), 0);
  }
}
