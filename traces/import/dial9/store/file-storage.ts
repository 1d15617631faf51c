import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Storage } from './storage.ts';

/** The bytes of an open file. */
export class FileStorage implements Storage {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async open(path: string): Promise<FileStorage> {
    return new FileStorage(await open(path));
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
