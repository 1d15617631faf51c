import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * How many bytes there are at a path: of a file, or of all files in a folder and below. Null if that cannot be known, as of
 * a pipe; 0 of what is not there.
 */
export async function bytesOnDisk(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.isFile() ? found.size : null;
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((entry) => bytesOnDisk(join(entry.parentPath, entry.name))));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
