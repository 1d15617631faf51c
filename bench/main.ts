/** The command line of the benchmarks: `npm run bench -- VERB`. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { inspect } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { captureTable, compareReaders } from './capture/compare.ts';
import { attempt } from './fuzz/attempt.ts';
import { inputAt } from './fuzz/campaign.ts';
import { fuzz } from './fuzz/pool.ts';
import { fuzzReport } from './fuzz/report.ts';
import { seedsIn } from './fuzz/seeds.ts';
import { BenchError } from './measure/bench-error.ts';
import { run } from './measure/process.ts';
import { measureMicro, microTable } from './micro/measure.ts';
import { pageTable, type PageFigures } from './page/figures.ts';
import { holdReadingContest } from './reading/contest.ts';
import { readingDocument, readingTable } from './reading/report.ts';
import { grid, measureSpecification } from './specification/measure.ts';
import { specificationDocument, specificationTable } from './specification/report.ts';
import { compareEndless, endlessGrid } from './starvation/measure.ts';
import { endlessDocument, endlessTable } from './starvation/report.ts';
import { holdContest } from './yardstick/contest.ts';
import { yieldcheck } from './yardstick/ours.ts';
import { contestDocument, contestTable } from './yardstick/report.ts';
import { rivals } from './yardstick/rivals/index.ts';
import { searchUpToSymmetry, symmetryTable } from './yardstick/symmetry.ts';
import { sizeNamed, sizes } from './yardstick/sizes.ts';
import type { Size } from './yardstick/sizes.ts';

const parseCount = (given: string): number => {
  if (!/^[1-9]\d*$/u.test(given)) throw new InvalidArgumentError('Give a whole number of at least 1.');
  return Number(given);
};

const sizeNames = sizes.map(({ name }) => name).join(' ');
const parseSize = (given: string): Size => {
  const size = sizeNamed(given);
  if (size === undefined) throw new InvalidArgumentError(`There are: ${sizeNames}.`);
  return size;
};

const ours = yieldcheck({});
const contestants = [ours, ...rivals];
const rivalNames = rivals.map(({ name }) => name);
const parseOnly = (given: string): readonly string[] => {
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.find((name) => contestants.every((contestant) => contestant.name !== name));
  if (unknown === undefined) return names;
  throw new InvalidArgumentError(`There is no '${unknown}', only ${[ours.name, ...rivalNames].join(', ')}.`);
};

const print = (text: string): void => {
  process.stdout.write(text);
};
const printDocument = (document: unknown): void => {
  print(`${JSON.stringify(document, null, 2)}\n`);
};

const program = new Command('npm run bench --')
  .description(
    'Measures how fast yieldcheck is. Each run is a process of its own; bench/README.md says more.',
  )
  .configureHelp({ showGlobalOptions: false });

program
  .command('explore')
  .description(
    'Searches the yardstick with our explorer and its rivals, in turns, and compares CPU time. Every tool must ' +
      'find the counts known for the size; exits with 1 when one does not. Installs nothing: a rival whose tools ' +
      'are not there is left out, and the report says so.',
  )
  .requiredOption('--size <name>', `one of ${sizeNames}, which are workers,tasks,polls,mode`, parseSize)
  .option('--rounds <n>', 'how often each tool runs; medians are reported', parseCount, 3)
  .option('--only <names>', `only these of ${[ours.name, ...rivalNames].join(', ')}`, parseOnly)
  .option('--json', 'print one JSON document instead of a table')
  .addHelpText(
    'after',
    () => `\n${contestants.map(({ name, summary }) => `  ${name}: ${summary}`).join('\n')}\n`,
  )
  .action((options: { size: Size; rounds: number; only?: readonly string[]; json?: true }) => {
    const { size, rounds, only } = options;
    const contest = holdContest(size, contestants, rounds, only);
    const document = contestDocument(contest, ours.name, rivalNames);
    if (options.json) printDocument(document);
    else print(contestTable(contest, ours.name));
    if (!document.counts_agree) process.exitCode = 1;
  });

program
  .command('symmetry')
  .description(
    'Searches the yardstick up to the naming of workers and tasks, and compares the number of orbits with what ' +
      'independent checkers count. Exits with 1 when one differs.',
  )
  .option('--size <name>', `one of ${sizeNames}; all up to S7 without`, parseSize)
  .option('--json', 'print one JSON document instead of a table')
  .action(({ size, json }: { size?: Size; json?: true }) => {
    const upToS7 = sizes.slice(0, sizes.findIndex(({ name }) => name === 'S7') + 1);
    const searches = (size === undefined ? upToS7 : [size]).map(searchUpToSymmetry);
    if (json) printDocument({ searches });
    else print(symmetryTable(searches));
    if (searches.some(({ agrees }) => !agrees)) process.exitCode = 1;
  });

program
  .command('specification')
  .description(
    'Searches the specification of Tokio, scenario yielders, within a grid of bounds with our explorer: sizes, ' +
      'CPU time, nanoseconds for a transition, bytes for a state.',
  )
  .option('--rounds <n>', 'how often each is searched; medians are reported', parseCount, 1)
  .option('--json', 'print one JSON document instead of a table')
  .action(({ rounds, json }: { rounds: number; json?: true }) => {
    const searched = measureSpecification(grid, rounds);
    if (json) printDocument(specificationDocument(searched, rounds));
    else print(specificationTable(searched));
  });

program
  .command('starvation')
  .description(
    'Asks of endless workloads who waits for how long, beside finding their states alone and beside checking every ' +
      'safety property in them, in turns: CPU seconds, and how many times those of the others.',
  )
  .option('--rounds <n>', 'how often each is done; medians are reported', parseCount, 1)
  .option('--json', 'print one JSON document instead of a table')
  .action(({ rounds, json }: { rounds: number; json?: true }) => {
    const compared = compareEndless(endlessGrid, rounds);
    if (json) printDocument(endlessDocument(compared, rounds));
    else print(endlessTable(compared));
  });

program
  .command('check')
  .description(
    'Checks a recording against every property, only reads it, and merely parses its lines with node:readline, ' +
      'in turns: events in a second, and in a second of CPU time.',
  )
  .argument('<capture>', 'a recording, as JSON lines or gzip of them')
  .argument('[rounds]', 'how often each runs; medians are reported', parseCount, 5)
  .action((capture: string, rounds: number) => {
    print(captureTable(compareReaders(capture, rounds)));
  });

program
  .command('read')
  .description(
    'Reads a trace in our own format, made of recordings over and over again, with our reader and in other ways, in turns, and ' +
      'compares CPU time. All must count the same events of each kind; exits with 1 when one does not. Installs nothing: ' +
      'without DuckDB for Python the rest takes part, and the report says so.',
  )
  .option('--events <n>', 'how many events', parseCount, 5_000_000)
  .option('--rounds <n>', 'how often each reads; medians are reported', parseCount, 3)
  .option('--python <program>', 'the interpreter of Python that DuckDB is installed for', 'python3')
  .option('--json', 'print one JSON document instead of a table')
  .action(({ json, ...options }: { events: number; rounds: number; python: string; json?: true }) => {
    const contest = holdReadingContest(options);
    if (json) printDocument(readingDocument(contest));
    else print(readingTable(contest));
    if (contest.contestants.some(({ agrees }) => !agrees)) process.exitCode = 1;
  });

program
  .command('page')
  .description(
    'Shows a long recording as an HTML page in headless Chromium: when something is painted, and how many frames a ' +
      'second come while the chart is moved and zoomed. Wall time: it is what a reader waits for.',
  )
  .option('--events <n>', 'how many events', parseCount, 200_000)
  .option('--json', 'print one JSON document instead of a table')
  .action(({ events, json }: { events: number; json?: true }) => {
    const { stdout } = run({
      program: process.execPath,
      arguments: ['--import', 'tsx', 'bench/page/run.ts', String(events)],
    });
    // What run.ts prints.
    const figures: PageFigures = JSON.parse(stdout);
    if (json) printDocument(figures);
    else print(pageTable(figures));
  });

program
  .command('micro')
  .description('Times the hot parts on their own, warmed up: nanoseconds of CPU time for an operation.')
  .action(() => {
    print(microTable(measureMicro()));
  });

interface FuzzOptions {
  inputs: number;
  seed: number;
  processes: number;
  folder: string;
  replay?: number;
  output?: string;
}

const replayInput = async ({ folder, seed, output }: FuzzOptions, input: number): Promise<void> => {
  const { bytes, from } = inputAt(seedsIn(folder), seed, input);
  if (output !== undefined) writeFileSync(output, bytes);
  print(`input ${input}, ${bytes.length} bytes, from ${from}\n`);
  const outcome = await attempt(bytes, true);
  print(`${inspect(outcome)}\n`);
  if (outcome.kind === 'crashed') process.exitCode = 1;
};

program
  .command('fuzz')
  .description(
    'Reads and checks recordings of every format after random changes. Whatever is wrong with them must be refused ' +
      'with a code and a place; a crash, a hang or memory without bound is a fault, and ends with 1.',
  )
  .option('--inputs <n>', 'how many inputs', parseCount, 1_000_000)
  .option('--seed <n>', 'which inputs', parseCount, 1)
  .option('--processes <n>', 'in how many processes', parseCount, availableParallelism())
  .option('--folder <path>', 'the recordings that are changed', 'test/fixtures')
  .option('--replay <n>', 'only the input with this number', Number)
  .option('-o, --output <file>', 'with --replay: where to write the input')
  .action(async (options: FuzzOptions) => {
    if (options.replay !== undefined) return replayInput(options, options.replay);
    const started = performance.now();
    let told = started;
    const outcome = await fuzz(options, ({ inputs, faults }) => {
      const now = performance.now();
      if (now - told < 10_000) return;
      told = now;
      const seconds = Math.round((now - started) / 1000);
      process.stderr.write(`${inputs} inputs, ${faults.length} faults, ${seconds} s\n`);
    });
    print(fuzzReport(options, outcome));
    if (outcome.tally.faults.length > 0) process.exitCode = 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof BenchError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 70;
}
