import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '..'));

const run = (command, ...args) => {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('node_modules/tsx/dist/cli.mjs', 'scripts/compile-validators.ts');

rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');

// tsc emits neither the generated modules nor their declarations, because it did not make them.
for (const file of readdirSync('traces', { recursive: true })) {
  if (/\.generated\.(?:js|d\.ts)$/.test(file)) copyFileSync(join('traces', file), join('dist/traces', file));
}

chmodSync('dist/checker/cli/main.js', 0o755);
