import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../scripts/examples/command.ts';
import type { CommandRunner } from '../../scripts/examples/command-runner.ts';
import { commandRunner } from '../../scripts/examples/command-runner.ts';
import { dataFault } from '../../scripts/examples/data.ts';
import { allExamples } from '../../scripts/examples/handbook.ts';
import { makeSandbox } from '../../scripts/examples/sandbox.ts';
import { prepareForPrograms, runProgram, runTests, typeFaults } from '../../scripts/examples/programs.ts';
import { pagesIn } from '../../scripts/examples/pages.ts';
import { misshown } from '../../scripts/examples/shown.ts';

const examples = allExamples();
const sandbox = makeSandbox();
const home = process.cwd();
let run: CommandRunner | undefined;

/** Programs, those that are tests apart. */
const programs = examples.flatMap(({ place, use, fence }, i) => {
  if (use.kind !== 'program') return [];
  const isTest = /from 'vitest'/u.test(fence.text);
  return [
    { place, name: `program-${i}${isTest ? '.test' : ''}`, isTest, text: fence.text, shown: use.shown?.text },
  ];
});

beforeAll(async () => {
  prepareForPrograms(sandbox.path);
  for (const { name, text } of programs) writeFileSync(join(sandbox.path, `${name}.ts`), text);
  for (const { use, fence } of examples)
    if (use.kind === 'file') writeFileSync(join(sandbox.path, use.name), fence.text);
  run = await commandRunner(sandbox.path);
});

afterAll(() => {
  process.chdir(home);
  sandbox.remove();
});

interface Said {
  readonly title: string;
  readonly command: Command;
  /** What is shown as what it prints. */
  readonly shown?: string;
}

const said: readonly Said[] = examples.flatMap(({ place, use, fence }): readonly Said[] => {
  if (use.kind === 'output') return [{ title: place, command: use.command, shown: fence.text }];
  if (use.kind !== 'commands') return [];
  return use.commands.map((command) => ({
    title: `${place} ${command.text}`,
    command,
    ...(use.shown && { shown: use.shown.text }),
  }));
});

const data = examples.flatMap(({ place, use, fence }) => (use.kind === 'data' ? [{ place, fence }] : []));

/** Whoever adds one says why it cannot be run, in the document and here. */
const notRun = [
  'README.md: installs, and is the run of npm start that the tests make',
  'README.md: all tests',
  'docs/architecture.md: a map of the folders',
  'docs/architecture.md: one line of a recording',
  'docs/capture.md: builds Tokio and Wasmtime',
  'docs/ci.md: a pipeline of Jenkins',
  'docs/formats/bpftrace.md: records a program with bpftrace, as root',
  'docs/formats/shuttle.md: Rust',
  'docs/library.md: installs',
  'docs/recorder.md: Rust, compiled by the tests of the crate',
  'docs/recorder.md: Rust, compiled by the tests of the crate',
  'docs/recorder.md: Rust, compiled by the tests of the crate',
  'docs/recorder.md: the recording is yours',
  'docs/starvation.md: takes ten seconds; test/checker/starvation/bounds.test.ts asks about this workload',
  'docs/writing-a-policy.md: it fails, as it should',
];

describe('the examples in the documents', () => {
  it('are there', () => {
    expect(said.length).toBeGreaterThan(50);
  });

  it.each(said)('$title', async ({ command, shown }) => {
    const { code, out, err } = (await run?.(command)) ?? {};
    expect(err).not.toMatch(/^error/imu);
    expect(code).toBe(command.exits);
    const missing = shown === undefined ? undefined : misshown(shown, out ?? '');
    // The whole of both, for whoever has to find out what differs.
    if (missing !== undefined) expect(out).toBe(shown);
  });

  it('are of the right types, where they are programs', () => {
    expect(programs.length).toBeGreaterThan(1);
    expect(typeFaults(sandbox.path)).toBe('');
  });

  it.each(programs.filter(({ isTest }) => !isTest))('$place', async ({ name, shown }) => {
    const { code, out } = await runProgram(sandbox.path, name);
    expect({ code, said: code === 0 ? '' : out }).toEqual({ code: 0, said: '' });
    if (shown !== undefined && misshown(shown, out) !== undefined) expect(out).toBe(shown);
  });

  it('pass, where they are tests', () => {
    const { code, out } = runTests(sandbox.path);
    const tests = programs.filter(({ isTest }) => isTest);
    expect({ code, said: code === 0 ? '' : out }).toEqual({ code: 0, said: '' });
    expect(out).toMatch(new RegExp(`Test Files +${tests.length} passed`, 'u'));
  });

  it.each(data)('$place can be read', ({ fence }) => {
    expect(dataFault(fence)).toBeUndefined();
  });

  it('write the pages that the documents link to: `npx tsx scripts/write-outputs.ts docs/findings.md`', () => {
    const pages = pagesIn(sandbox.path);
    expect(pages.length).toBeGreaterThan(3);
    for (const { file, kept, written } of pages) {
      expect(kept.length, file).toBeLessThan(400_000);
      // Not the whole pages, of which nobody could read the difference.
      expect(written === kept, file).toBe(true);
    }
  });

  it('are all run, but for these', () => {
    const left = examples.flatMap(({ place, use }) =>
      use.kind === 'not run' ? [`${place.replace(/:\d+$/u, '')}: ${use.because}`] : [],
    );
    expect(left).toEqual(notRun);
  });
});
