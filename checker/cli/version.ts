import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const upwards = (folder: string): string => {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
  return upwards(parent);
};

/** The version of this package; it lies a different number of folders up in sources and in `dist`. */
export const packageVersion = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(upwards(import.meta.dirname), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error('package.json has no version');
};
