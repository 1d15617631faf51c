import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';

const run = (command, ...args) => {
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
chmodSync('dist/checker/cli/main.js', 0o755);
