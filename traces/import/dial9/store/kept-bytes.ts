import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStorage } from './file-storage.ts';
import type { Storage } from './storage.ts';

/** How many bytes of a recording are kept in memory, all files together; what goes beyond is put into a temporary file. */
const mostInMemory = 64 * 1024 * 1024;

/** What is left of the memory for the files of one recording. */
export interface MemoryBudget {
  left: number;
}

/** A budget for one recording. */
export const memoryBudget = (): MemoryBudget => ({ left: mostInMemory });

class MemoryStorage implements Storage {
  readonly #chunks: readonly Buffer[];
  readonly #starts: readonly number[];

  constructor(chunks: readonly Buffer[]) {
    this.#chunks = chunks;
    let start = 0;
    this.#starts = chunks.map((chunk) => {
      start += chunk.length;
      return start - chunk.length;
    });
  }

  read(offset: number, length: number): Promise<Buffer> {
    const index = this.#chunkAt(offset);
    const chunk = this.#chunks[index];
    if (chunk === undefined) return Promise.resolve(Buffer.alloc(0));
    const from = offset - (this.#starts[index] ?? 0);
    if (from + length <= chunk.length || index === this.#chunks.length - 1)
      return Promise.resolve(chunk.subarray(from, from + length));
    const parts = [chunk.subarray(from)];
    let missing = length - (chunk.length - from);
    for (let i = index + 1; missing > 0 && i < this.#chunks.length; i++) {
      const part = this.#chunks[i]?.subarray(0, missing) ?? Buffer.alloc(0);
      parts.push(part);
      missing -= part.length;
    }
    return Promise.resolve(Buffer.concat(parts));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #chunkAt(offset: number): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** A file without a name where the system allows that, so that it is gone when the process is. */
async function openNameless(): Promise<{
  readonly handle: FileHandle;
  readonly remove: () => Promise<void>;
}> {
  const path = join(tmpdir(), `yieldcheck-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    return { handle, remove: () => Promise.resolve() };
  } catch {
    // Windows keeps the name as long as the file is open.
    const atExit = (): void => unlinkSync(path);
    process.once('exit', atExit);
    return {
      handle,
      async remove() {
        process.off('exit', atExit);
        await unlink(path);
      },
    };
  }
}

/** Keeps the bytes of a file that cannot be read at any position, such as a compressed one, while they are read once. */
export class KeptBytes {
  readonly #budget: MemoryBudget;
  #chunks: Buffer[] = [];
  #spilt: { readonly handle: FileHandle; readonly remove: () => Promise<void> } | undefined;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  /** Adds the next bytes. */
  async add(chunk: Buffer): Promise<void> {
    if (this.#spilt === undefined && chunk.length <= this.#budget.left) {
      this.#budget.left -= chunk.length;
      this.#chunks.push(chunk);
      return;
    }
    this.#spilt ??= await this.#spill();
    await this.#spilt.handle.appendFile(chunk);
  }

  /** All that was added. */
  storage(): Storage {
    const spilt = this.#spilt;
    if (spilt === undefined) return new MemoryStorage(this.#chunks);
    const file = new FileStorage(spilt.handle);
    return {
      read: (offset, length) => file.read(offset, length),
      async close() {
        await file.close();
        await spilt.remove();
      },
    };
  }

  async #spill(): Promise<{ readonly handle: FileHandle; readonly remove: () => Promise<void> }> {
    const spilt = await openNameless();
    for (const chunk of this.#chunks) {
      await spilt.handle.appendFile(chunk);
      this.#budget.left += chunk.length;
    }
    this.#chunks = [];
    return spilt;
  }
}
