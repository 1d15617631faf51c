import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '..'));

const stages = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint', '--type-aware'],
  ['types', 'tsc', '-p', '.'],
  ...['checker/report/html/viewer', 'test/browser', 'bench/page'].map((folder) => [
    `types of ${folder}`,
    'tsc',
    '-p',
    folder,
  ]),
  ['tests', 'vitest', 'run', ...process.argv.slice(2)],
];

for (const [stage, program, ...args] of stages) {
  const started = performance.now();
  const { status, error } = spawnSync(resolve('node_modules/.bin', program), args, { stdio: 'inherit' });
  if (status !== 0) {
    console.error(
      `\nFAILED in stage '${stage}': ${[program, ...args].join(' ')}${error ? ` (${error.message})` : ''}`,
    );
    process.exit(status ?? 1);
  }
  if (stage !== 'tests')
    console.log(`${stage}: passed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
