/** Builds programs on real Tokio and real Wasmtime, records them, and checks the recordings: `npm run capture`. */
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { buildProgram, nameOf } from './build.ts';
import { CaptureError } from './capture-error.ts';
import { judge } from './judge.ts';
import { judgeAgain } from './judge-again.ts';
import { beside, keptIn } from './kept.ts';
import { lockBuild } from './lock.ts';
import { writeManifest } from './manifest.ts';
import type { Entry } from './manifest.ts';
import { corpusFolder, root, workFolder } from './places.ts';
import { plan } from './plan.ts';
import type { Job, Wishes } from './plan.ts';
import { canRun } from './programs.ts';
import { argsOf, fileOf, record } from './record.ts';
import type { Take } from './record.ts';
import { faults, matrix } from './report.ts';
import type { Taken } from './report.ts';

interface Given extends Wishes {
  readonly into?: string;
  readonly lock?: boolean;
  readonly judge?: boolean;
}

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const takesOf = ({ build, programs, shapes }: Job): readonly Take[] => {
  const built = buildProgram(build);
  return programs.flatMap((program) =>
    shapes
      .filter((shape) => canRun(program, shape, built.features))
      .map((shape) => ({ built, program, shape })),
  );
};

const captureAll = async (jobs: readonly Job[], folder: string): Promise<readonly Taken[]> => {
  const all: Taken[] = [];
  for (const [index, job] of jobs.entries()) {
    const what = `${job.build.crate} on Tokio ${nameOf(job.build)}`;
    say(`${index + 1} of ${jobs.length}: building ${what}`);
    const takes = takesOf(job);
    say(`${index + 1} of ${jobs.length}: recording and checking ${what}, ${takes.length} times`);
    for (const take of takes) {
      record(take, folder);
      const taken = { take, judged: await judge(folder, fileOf(take)) };
      for (const fault of faults([taken])) say(fault);
      all.push(taken);
    }
  }
  return all;
};

const entryOf = ({ take, judged }: Taken): Entry => {
  const { tokio, wasmtime } = take.built.build;
  return {
    file: fileOf(take),
    program: take.program.name,
    args: argsOf(take),
    tokio,
    ...(wasmtime !== undefined && { wasmtime }),
    ...judged,
  };
};

const capture = async ({ into, lock, judge: isAgain, ...wishes }: Given): Promise<number> => {
  if (isAgain === true) {
    const { all, changed } = await judgeAgain(into ?? corpusFolder);
    say(
      `judged ${all} recordings in ${relative(root, into ?? corpusFolder)}; of ${changed} something else is said now`,
    );
    return 0;
  }
  const jobs = plan(wishes);
  if (lock === true) {
    for (const { build } of jobs) say(`pinned ${relative(root, lockBuild(build))}`);
    return 0;
  }
  const isWhole = Object.keys(wishes).length === 0;
  const folder = into ?? (isWhole ? corpusFolder : join(workFolder, 'recordings'));
  // What is left over of another run would belong to no manifest.
  if (into === undefined) rmSync(folder, { recursive: true, force: true });
  const kept = keptIn(folder);
  const all = await captureAll(jobs, folder);
  writeManifest(folder, { recordings: beside(kept, all.map(entryOf)) });
  const wrong = faults(all);
  process.stdout.write(`${matrix(all)}\n\n${wrong.map((line) => `${line}\n`).join('')}`);
  const ending =
    wrong.length === 0 ? 'each is accepted by its release and violates nothing' : `${wrong.length} faults`;
  process.stdout.write(`${all.length} recordings in ${relative(root, folder)}: ${ending}\n`);
  return wrong.length === 0 ? 0 : 1;
};

const program = new Command('npm run capture --')
  .description(
    'Builds programs on real Tokio and real Wasmtime, records them, and holds each recording to all properties and to ' +
      'the release that it was recorded on. Needs cargo, and the network for what it has not built yet. Without options ' +
      'it makes all recordings of the project anew, in traces/corpus; with any, those that are asked for, in .capture.',
  )
  .option('--quick', 'the newest release of Tokio alone, no guests, fewer programs')
  .option('--tokio <releases>', 'these alone, such as 1.51.1,1.53')
  .option('--wasmtime <releases>', 'these alone')
  .option('--scenario <names>', 'programs whose names begin so, such as ping-pong,one-guest')
  .option('--into <folder>', 'where to write recordings and manifest; others that it lists stay')
  .option('--lock', 'write the lock files of the releases, and record nothing')
  .option(
    '--judge',
    'judge the recordings that are there anew, as after a change of properties; needs no cargo',
  )
  .action(async (given: Given) => {
    try {
      process.exitCode = await capture(given);
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      say(error.message);
      process.exitCode = 2;
    }
  });

await program.parseAsync();
