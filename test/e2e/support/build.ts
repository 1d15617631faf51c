import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const entryPoint = join(root, 'dist/checker/cli/main.js');

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.generated.'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isStale = (): boolean => {
  const built = statSync(entryPoint, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return ['model', 'traces', 'checker'].some((folder) => newest(folder) > built);
};

/** Builds the command line that the tests run, unless it is newer than every source. */
export default function build(): void {
  if (isStale()) execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
}
