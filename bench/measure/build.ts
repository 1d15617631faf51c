import { copyFileSync, existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { run } from './process.ts';

const root = resolve(import.meta.dirname, '../..');

/** Scripts turned into JavaScript, so that running one costs nothing but itself. */
export interface Build {
  /** Of one of the entries, the file to start. */
  readonly outputOf: (entry: string) => string;
  readonly buildSeconds: number;
}

/** The compiler leaves out JavaScript that is generated: copies what goes with the modules that it made. */
const copyGenerated = (folder: string): void => {
  for (const file of readdirSync(join(root, 'traces'), { encoding: 'utf8', recursive: true })) {
    const copy = join(folder, 'traces', file);
    if (file.endsWith('.generated.js') && existsSync(dirname(copy)))
      copyFileSync(join(root, 'traces', file), copy);
  }
};

/**
 * Compiles `entries`, paths from the root of the repository, and what they import into `folder`, with the compiler
 * and the options that make what is shipped. Types are not checked here.
 */
export const build = (entries: readonly string[], folder: string): Build => {
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        noCheck: true,
        declaration: false,
        rootDir: root,
        outDir: folder,
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [],
      files: entries.map((entry) => join(root, entry)),
    }),
  );
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { seconds } = run({
    program: process.execPath,
    arguments: [join(root, 'node_modules/typescript/bin/tsc'), '-p', config],
  });
  copyGenerated(folder);
  return {
    outputOf: (entry) => join(folder, entry.replace(/\.ts$/u, '.js')),
    buildSeconds: seconds,
  };
};
