import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesIn } from '../../scripts/examples/examples.ts';
import { handbook, root } from '../../scripts/examples/handbook.ts';

const documents = handbook()
  .map(({ file, text }) => ({ file, examples: examplesIn(file, text) }))
  .filter(({ examples }) => examples.some(({ use }) => use.kind === 'change'));

const copied = ['model', 'traces', 'checker', 'package.json', 'tsconfig.json'];

describe.each(documents)('the changes to the source in $file', ({ examples }) => {
  const copy = mkdtempSync(join(tmpdir(), 'yieldcheck-changed-'));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const inCopy = (program: string, args: readonly string[], input = ''): string => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8', input });
    expect({ args, status, said: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({
      args,
      status: 0,
      said: '',
    });
    return stdout;
  };

  beforeAll(() => {
    for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
    for (const { use, fence } of examples)
      if (use.kind === 'change') inCopy('git', ['apply', '--whitespace=nowarn', '-'], fence.text);
  });

  it('are of the right types', () => {
    inCopy(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  });

  const commands = examples.flatMap(({ use }) => (use.kind === 'changed' ? use.commands : []));

  it('are put to use', () => {
    expect(commands.length).toBeGreaterThan(0);
  });

  it.each(commands)('$text', ({ args }) => {
    inCopy(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'checker/cli/main.ts', ...args]);
  });
});
