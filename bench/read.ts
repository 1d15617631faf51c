import { spawnSync } from 'node:child_process';
import { readWithReadline, readWithYieldcheck } from './read-rivals.ts';

/**
 * How fast a capture is read, checked and turned into events, against a rival that only parses its lines.
 * Usage: npx tsx bench/read.ts CAPTURE [ROUNDS]. Each run is a process of its own, and the two take turns.
 */
const contestants = { yieldcheck: readWithYieldcheck, readline: readWithReadline };

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
  return rate;
}

function compare(file: string, rounds: number): void {
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(inOwnProcess('yieldcheck', file));
    theirs.push(inOwnProcess('readline', file));
  }
  process.stdout.write(`${ours[0]?.events ?? 0} events, medians of ${rounds} runs, alternating\n`);
  const ratio = summarise('yieldcheck', ours) / summarise('readline', theirs);
  process.stdout.write(
    `ratio       ${ratio.toFixed(2)} (yieldcheck checks and converts each line, readline only parses it)\n`,
  );
}

const [first, second, third] = process.argv.slice(2);
if (first === '--as' && third !== undefined) {
  const read = second === 'yieldcheck' ? contestants.yieldcheck : contestants.readline;
  process.stdout.write(JSON.stringify(await measure(read, third)));
} else if (first === undefined) {
  process.stderr.write('usage: npx tsx bench/read.ts CAPTURE [ROUNDS]\n');
  process.exitCode = 64;
} else {
  compare(first, Number(second ?? 5));
}
