import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './handbook.ts';

/** How a consumer's program is compiled, as strictly as there is. */
const tsconfig = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    types: ['node'],
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
  },
  include: ['*.ts'],
};

const node = (args: readonly string[], cwd: string): { readonly code: number | null; readonly out: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, out: `${stdout}${stderr}` };
};

/** Makes a folder one in which programs can be compiled as modules. */
export const prepareForPrograms = (folder: string): void => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
};

/** What the compiler says against the programs in a folder; empty if nothing. */
export const typeFaults = (folder: string): string =>
  node([join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], folder).out;

/** Runs the program `name`.ts, and the modules beside it that it imports, against the package as it was built. */
export const runProgram = async (
  folder: string,
  name: string,
): Promise<{ readonly code: number | null; readonly out: string }> => {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(folder, `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  return node([outfile], folder);
};

/** Runs the tests in a folder, all files that end in `.test.ts`, but for projects of examples, which have tests of their own. */
export const runTests = (folder: string): { readonly code: number | null; readonly out: string } =>
  node([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', '.', '--reporter', 'default', '--exclude', 'examples/**'], folder);
