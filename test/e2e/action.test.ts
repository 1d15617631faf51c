import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entryPoint, root } from './support/cli.ts';
import { temporaryFolder } from './support/traces.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly shell: string;
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether it is an action of one step at least; what the tests use of it is theirs to expect. */
const isAction = (value: unknown): value is Action =>
  isRecord(value) &&
  isRecord(value['inputs']) &&
  isRecord(value['outputs']) &&
  isRecord(value['runs']) &&
  Array.isArray(value['runs']['steps']);

const readAction = (): Action => {
  const action: unknown = parse(readFileSync(join(root, 'action.yml'), 'utf8'), { strict: true });
  if (!isAction(action)) throw new TypeError('action.yml is no action');
  return action;
};

const { inputs, outputs, runs } = readAction();
const [step] = runs.steps;
const folder = temporaryFolder();

/** In front of all others, an npx that starts the command line that was built. */
const bin = join(folder, 'bin');
mkdirSync(bin);
writeFileSync(
  join(bin, 'npx'),
  `#!/bin/bash\n[[ $1 == --yes && $2 == yieldcheck* ]] || exit 99\nshift 2\nexec ${process.execPath} ${entryPoint} "$@"\n`,
  { mode: 0o755 },
);

interface RanStep {
  readonly code: number | null;
  readonly said: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

let runsSoFar = 0;

/** Runs the step as GitHub does: inputs and defaults as text, bash with its options. */
const runStep = (given: Readonly<Record<string, string>>): RanStep => {
  const place = join(folder, `run-${runsSoFar++}`);
  mkdirSync(place);
  const [output, summary] = [join(place, 'output'), join(place, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  const env = Object.entries(step?.env ?? {}).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(expression)?.[1] ?? '';
    return [name, given[input] ?? inputs[input]?.default ?? ''] as const;
  });
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'],
    {
      cwd: place,
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(env),
        PATH: `${bin}:${process.env['PATH'] ?? ''}`,
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
      },
    },
  );
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
  const pairs = lines.map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)] as const);
  return {
    code: status,
    said: `${stdout}${stderr}`,
    outputs: Object.fromEntries(
      pairs.map(([name, value]) => [name, name === 'exit-code' ? value : join(place, value)]),
    ),
    summary: readFileSync(summary, 'utf8'),
  };
};

const good = join(root, 'examples/captures/1.53.1-probed/S1-defer-mt1.jsonl.gz');
const refused = join(root, 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz');

describe('the action', () => {
  it('gives its inputs to the script by the environment alone', () => {
    expect(runs.steps).toHaveLength(1);
    expect(step?.run).not.toContain('${{');
    const given = Object.values(step?.env ?? {}).map((value) => /inputs\.([a-z-]+)/u.exec(value)?.[1]);
    expect(given).toEqual(Object.keys(inputs));
    for (const name of Object.keys(step?.env ?? {}))
      expect(step?.run).toContain(name.replace(/^YIELDCHECK_/u, ''));
  });

  it('has outputs that the script writes', () => {
    for (const [name, { value }] of Object.entries(outputs))
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`);
    const { code, outputs: written, said } = runStep({ files: good, junit: 'true' });
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    expect(Object.keys(written).toSorted()).toEqual(Object.keys(outputs).toSorted());
    expect(written['exit-code']).toBe('0');
    for (const [name, path] of Object.entries(written))
      if (name !== 'exit-code') expect(existsSync(path), name).toBe(true);
  });

  it('ends as the check does, with annotations and a summary', () => {
    const {
      code,
      said,
      summary,
      outputs: written,
    } = runStep({
      files: `\n  ${good} \r\n\n\t${refused}\n`,
      against: '1.53.1',
      html: 'false',
    });
    expect(code).toBe(12);
    expect(written).toMatchObject({ 'exit-code': '12' });
    expect(written).not.toHaveProperty('html');
    expect(said).toMatch(/^::error /mu);
    expect(summary).toMatch(/FAILED.*behaviour of 1\.53\.1/u);
  });

  it.each([
    ['no files', { files: ' \n' }, 64],
    ['a switch that is neither on nor off', { files: good, strict: 'yes' }, 64],
    ['a switch that is both', { files: good, strict: 'true false' }, 64],
    ['a version that is a command', { files: good, version: '$(touch pwned)' }, 64],
    ['a folder that would be another output', { files: good, reports: 'a\nexit-code=0' }, 64],
    ['a file that is an option', { files: '--output=pwned' }, 65],
    ['a file that is a command', { files: '$(touch pwned); touch pwned' }, 65],
    ['a release that is a command', { files: good, against: '"; touch pwned #' }, 64],
  ])('refuses %s', (_, given, expected) => {
    const { code } = runStep(given);
    expect(code).toBe(expected);
    expect(existsSync(join(folder, `run-${runsSoFar - 1}`, 'pwned'))).toBe(false);
  });

  it('is described in the document', () => {
    const document = readFileSync(join(root, 'docs/ci.md'), 'utf8');
    const rows = document.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const [name, { description }] of [...Object.entries(inputs), ...Object.entries(outputs)])
      expect(
        rows.some((cells) => cells[1] === `\`${name}\`` && cells.includes(description)),
        name,
      ).toBe(true);
  });
});
