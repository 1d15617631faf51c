import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { pruneDeclarations } from './prune-declarations.mjs';

process.chdir(resolve(import.meta.dirname, '..'));

const run = (command, ...args) => {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const minified = (code) => transformSync(code, { minify: true, format: 'esm', target: 'node20' }).code;

const compile = (...options) =>
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', ...options);

run('node_modules/tsx/dist/cli.mjs', 'scripts/compile-validators.ts');
run('node_modules/tsx/dist/cli.mjs', 'scripts/compile-viewer.ts');

/** The same program in fewer words, with its names and its lines: somebody who looks into the package can still read it. */
const shortened = (code) => transformSync(code, { minifySyntax: true, format: 'esm', target: 'node20' }).code;

rmSync('dist', { recursive: true, force: true });
// Declarations keep the comments that say what things are; programs do without.
compile('--emitDeclarationOnly');
compile('--declaration', 'false', '--removeComments');

for (const file of readdirSync('dist', { recursive: true })) {
  if (!file.endsWith('.js')) continue;
  const path = join('dist', file);
  writeFileSync(path, shortened(readFileSync(path, 'utf8')));
}

// tsc emits neither the generated modules nor their declarations, because it did not make them.
for (const folder of ['traces', 'checker']) {
  for (const file of readdirSync(folder, { recursive: true })) {
    const [from, to] = [join(folder, file), join('dist', folder, file)];
    // Nobody reads what was generated, and it is a good part of the package.
    if (file.endsWith('.generated.js')) writeFileSync(to, minified(readFileSync(from, 'utf8')));
    else if (/\.generated\.(?:css|d\.ts)$/.test(file)) copyFileSync(from, to);
  }
}

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
pruneDeclarations(
  'dist',
  Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [types])),
);

chmodSync('dist/checker/cli/main.js', 0o755);
