import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './cli.ts';

/** What npm says of a package that it has packed. */
export interface Packed {
  readonly filename: string;
  /** Bytes of the archive. */
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** A folder in which the package is installed as it would be published, beside what its users have. */
export interface Consumer {
  readonly folder: string;
  readonly packed: Packed;
  /** The package in the folder. */
  readonly installed: string;
  /** Removes everything. */
  readonly remove: () => void;
}

const isPacked = (value: unknown): value is Packed =>
  typeof value === 'object' && value !== null && 'filename' in value && 'size' in value && 'files' in value;

const pack = (folder: string): Packed => {
  const out = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--silent', '--pack-destination', folder],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const told: unknown = JSON.parse(out);
  const packed: unknown = Array.isArray(told) ? told[0] : undefined;
  if (!isPacked(packed)) throw new TypeError('npm pack did not say what it packed');
  return packed;
};

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

const dependenciesOf = (installed: string): readonly string[] => {
  const { dependencies = {} }: Manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
};

/** What users of the package bring along: runners, and types of Node. */
const ofUsers = ['@types/node', 'fast-check', 'vitest'];

/** Packs what was built, and installs it with its dependencies, which are links to those of this repository. */
export const newConsumer = (): Consumer => {
  const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-consumer-'));
  const packed = pack(folder);
  const archive = join(folder, packed.filename);
  const installed = join(folder, 'node_modules/yieldcheck');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xzf', archive, '-C', installed, '--strip-components=1']);
  for (const name of [...dependenciesOf(installed), ...ofUsers]) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return {
    folder,
    packed,
    installed,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
