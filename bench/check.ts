import { spawnSync } from 'node:child_process';
import { checkWithYieldcheck, readWithReadline, readWithYieldcheck } from './rivals.ts';

/**
 * How fast a capture is checked against every property, and how fast it is only read, beside a rival that merely
 * parses its lines. Usage: npm run bench -- CAPTURE [ROUNDS]. Each run is a process of its own, and they take turns.
 */
const contestants: Readonly<Record<string, (file: string) => Promise<number>>> = {
  check: checkWithYieldcheck,
  read: readWithYieldcheck,
  readline: readWithReadline,
};

interface Run {
  readonly events: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

async function measure(read: (file: string) => Promise<number>, file: string): Promise<Run> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const events = await read(file);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  return { events, seconds, cpuSeconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

function inOwnProcess(name: string, file: string): Run {
  const script = import.meta.filename;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...process.execArgv, script, '--as', name, file],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function summarise(name: string, runs: readonly Run[]): number {
  const rate = median(runs.map(({ events, seconds }) => events / seconds));
  const perCpu = median(runs.map(({ events, cpuSeconds }) => events / cpuSeconds));
  const figures = [
    `${(rate / 1000).toFixed(0)} k events/s`,
    `${(perCpu / 1000).toFixed(0)} k events per CPU second`,
    `${median(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2)} CPU s`,
    `peak ${median(runs.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0)} MB`,
  ];
  process.stdout.write(`${name.padEnd(12)}${figures.join(', ')}\n`);
  return perCpu;
}

function compare(file: string, rounds: number): void {
  const runs = new Map(Object.keys(contestants).map((name): [string, Run[]] => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, done] of runs) done.push(inOwnProcess(name, file));
  const events = runs.get('check')?.[0]?.events ?? 0;
  process.stdout.write(`${events} events, medians of ${rounds} runs, alternating\n`);
  const perCpu = new Map([...runs].map(([name, done]) => [name, summarise(name, done)]));
  const ratio = (name: string): string =>
    ((perCpu.get(name) ?? 0) / (perCpu.get('readline') ?? 1)).toFixed(2);
  process.stdout.write(
    `per CPU second, as a multiple of readline with JSON.parse: check ${ratio('check')}, read ${ratio('read')}\n`,
  );
}

const [first, second, third] = process.argv.slice(2);
if (first === '--as' && second !== undefined && third !== undefined) {
  const contestant = contestants[second];
  if (contestant === undefined) throw new Error(`no contestant is called ${second}`);
  process.stdout.write(JSON.stringify(await measure(contestant, third)));
} else if (first === undefined) {
  process.stderr.write('usage: npm run bench -- CAPTURE [ROUNDS]\n');
  process.exitCode = 64;
} else {
  compare(first, Number(second ?? 5));
}
