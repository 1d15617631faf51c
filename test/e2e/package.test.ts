import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './support/cli.ts';
import { newConsumer } from './support/consumer.ts';

const consumer = newConsumer();
afterAll(() => consumer.remove());
const { folder, installed, packed } = consumer;
// As users copy them.
cpSync(join(installed, 'examples'), join(folder, 'examples'), { recursive: true });
const paths = packed.files.map(({ path }) => path);

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly sideEffects: readonly string[];
}
const manifest: Manifest & { readonly name: string; readonly version: string } = JSON.parse(
  readFileSync(join(installed, 'package.json'), 'utf8'),
);
const programEntries = ['yieldcheck', 'yieldcheck/vitest', 'yieldcheck/fast-check'];

/** Runs `node` with `args` in the folder of the consumer. */
const runNode = (
  args: readonly string[],
  cwd = folder,
): { readonly code: number | null; readonly said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });
  return { code: status, said: `${stdout}${stderr}` };
};

/** What decides which types an entry has: looking through all the rest for folders takes three times as long. */
const ofEntries = paths.filter(
  (path) =>
    path === 'package.json' ||
    path.endsWith('.d.ts') ||
    Object.values(manifest.exports).some(
      (entry) => typeof entry !== 'string' && entry.default === `./${path}`,
    ),
);

describe('the package', () => {
  it('is smaller than a megabyte', () => {
    expect(packed.size).toBeLessThan(1_000_000);
  });

  it('holds what users need, and nothing else', () => {
    const wanted = [
      /^(?:CHANGELOG\.md|LICENSE|README\.md|package\.json)$/u,
      /^dist\/(?:model|traces|checker)\/[\w./-]+\.(?:css|d\.ts|js)$/u,
      /^docs\/(?:formats\/)?[\w.-]+\.(?:md|json)$/u,
      /^examples\/(?:recordings|vitest|fast-check)\/[\w.-]+$/u,
      /^recorders\/[\w./-]+$/u,
    ];
    expect(paths.filter((path) => !wanted.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(paths.length).toBeGreaterThan(500);
  });

  it('has the file of each entry and command', () => {
    const targets = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );
    expect(targets.length).toBeGreaterThan(8);
    const files = [...targets, ...Object.values(manifest.bin), ...manifest.sideEffects];
    expect(files.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
  });

  it('is found in order by publint', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that every resolver for modules finds', async () => {
    const { name, version } = manifest;
    const files = Object.fromEntries(
      ofEntries.map((path) => [`/node_modules/${name}/${path}`, readFileSync(join(installed, path))]),
    );
    const analysis = await checkPackage(new Package(files, name, version), {
      entrypoints: ['.', 'vitest', 'fast-check'],
    });
    if (!analysis.types) throw new Error('no types were found');
    // The package is of modules only, for which neither the oldest resolver nor `require` is made.
    const counts = analysis.problems.filter(
      (problem) =>
        !('resolutionKind' in problem) ||
        (problem.resolutionKind !== 'node10' && problem.resolutionKind !== 'node16-cjs'),
    );
    expect(counts).toEqual([]);
    expect(Object.keys(analysis.entrypoints)).toEqual(['.', './vitest', './fast-check']);
  });
});

const consumerProgram = `
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { check, compare, defineProperty, explain, generate, InputError, properties, QuestionError, textOf, verify } from 'yieldcheck';
import type { CompareResult, Event, Finding, Property, ToldRun, TraceInMemory, VerifyResult } from 'yieldcheck';
import { programs, schedule, trace, workload } from 'yieldcheck/fast-check';
import { matchers } from 'yieldcheck/vitest';

expect.extend(matchers);

const own: Property = defineProperty<{ seen: number }>({
  id: 'own', kind: 'safety', sentence: 'S.', trigger: 'a task is polled', needs: ['poll.begin'],
  observe: () => ({
    memory: () => ({ seen: 0 }),
    on: { 'poll.begin': (memory, event, report) => { memory.seen += event.task; report.checked(); } },
  }),
});

export const texts = async (): Promise<readonly string[]> => {
  const result: VerifyResult = await verify({ scenario: 'yielders', yield: 'yield_now', properties: [own, 'lifo-cap'] });
  const { run, findings: inRun }: { readonly run: ToldRun; readonly findings: readonly Finding[] } = explain({ path: '0' });
  const compared: CompareResult = await compare({ scenario: 'yielders' }, { yield: 'yield_now' }, { assert: 'refines' });
  const [one] = generate({ depth: 3 }).traces;
  const source: TraceInMemory | undefined = one;
  const { findings } = await check(source === undefined ? [] : [source, 'a.jsonl'], { against: 'auto' });
  const told = (finding: Finding): string => textOf(finding, { columns: 80 });
  await expect('a.jsonl').toSatisfy(own);
  await expect('a.jsonl').not.toConformTo('1.53.1');
  await expect({ scenario: 'yielders' }).toHold('one-poll-at-a-time', { workers: 2 });
  await expect({ scenario: 'yielders' }).not.toDifferFrom({ tokio: '1.53.0' }, { workers: 1 });
  expect(3).toSatisfy((n: number) => n > 2);
  // @ts-expect-error several options, of which a difference could come from either
  await compare({}, { yield: 'yield_now', tokio: '1.50' });
  // @ts-expect-error a way of yielding that there is not
  await verify({ yield: 'never' });
  // @ts-expect-error a release is text
  await expect('a.jsonl').toConformTo(1.53);
  fc.assert(fc.property(trace({ model: workload() }), ({ events }) => events.every((event: Event) => event.g >= 0)));
  fc.assert(fc.property(schedule({ model: programs().map((all) => ({ programs: all })) }), ({ path }) => path !== ''));
  return [...result.findings, ...findings, ...inRun, ...compared.findings].map(told).concat(run.roles, properties.map(({ id }) => id));
};

export const explained = (error: unknown): string =>
  error instanceof QuestionError || error instanceof InputError ? \`\${error.code}: \${error.advice}\` : 'another';
`;

describe('a program that uses every entry, and the examples', () => {
  it.each([
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])('compile strictly with module %s and resolution %s', (module, moduleResolution) => {
    writeFileSync(join(folder, 'consumer.ts'), consumerProgram);
    const compilerOptions = {
      target: 'es2023',
      lib: ['es2023', 'dom', 'esnext.disposable'],
      module,
      moduleResolution,
      types: ['node'],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      allowImportingTsExtensions: true,
    };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions,
        files: ['consumer.ts'],
        include: ['examples/*/*.test.ts', 'examples/*/setup.ts'],
      }),
    );
    expect(runNode([join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])).toEqual({
      code: 0,
      said: '',
    });
  });
});

const importProbe = (entry: string): string => `
const before = new Set(Reflect.ownKeys(globalThis));
const listeners = () => process.eventNames().map((name) => [String(name), process.listenerCount(name)]);
const heard = JSON.stringify(listeners());
const began = performance.now();
await import('${entry}');
const seconds = (performance.now() - began) / 1000;
await new Promise(setImmediate);
process.stdout.write(JSON.stringify({
  seconds,
  added: Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String),
  listens: JSON.stringify(listeners()) !== heard,
  handles: process.getActiveResourcesInfo().filter((one) => one !== 'CloseReq' && one !== 'PipeWrap'),
}));
`;

describe('to import', () => {
  it.each(programEntries)('%s changes nothing, starts nothing and says nothing', (entry) => {
    const { code, said } = runNode(['--input-type=module', '--eval', importProbe(entry)]);
    expect(code).toBe(0);
    const seen: unknown = JSON.parse(said);
    expect(seen).toEqual({ seconds: expect.any(Number), added: [], listens: false, handles: [] });
    // A third of a second, many times over where the machine is busy.
    expect(seen).toMatchObject({ seconds: expect.toSatisfy((seconds: number) => seconds < 10) });
  });
});

const aborted = `
import { compare } from 'yieldcheck';
const signal = AbortSignal.timeout(100);
await compare({ scenario: 'hogged-worker', workers: 3 }, { tokio: '1.51.1' }, { signal }).catch((error) => console.log(error.name));
`;

it('ends a comparison on a thread of its own at once when that is aborted', () => {
  writeFileSync(join(folder, 'aborted.mjs'), aborted);
  expect(runNode(['aborted.mjs'])).toEqual({ code: 0, said: 'TimeoutError\n' });
});

it('has schemas that programs can import', () => {
  const schemas = ['report.schema.json', 'trace-record.schema.json'].map((name) => `yieldcheck/${name}`);
  const imports = schemas.map((name) => `import('${name}', { with: { type: 'json' } })`).join(', ');
  const program = `const all = await Promise.all([${imports}]); console.log(all.map((one) => typeof one.default.$schema).join());`;
  const { code, said } = runNode(['--no-warnings', '--input-type=module', '--eval', program]);
  expect({ code, said }).toEqual({ code: 0, said: 'string,string\n' });
});

describe('the examples', () => {
  it.each(['vitest', 'fast-check'])('of %s pass with the package as it is installed', (name) => {
    const example = join(folder, 'examples', name);
    const { code, said } = runNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run'], example);
    expect(said).toMatch(/Test Files {2}1 passed/u);
    expect(code).toBe(0);
  });
});
