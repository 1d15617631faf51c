/** A contestant, a process of its own: reads the file given, in the way named, and prints what that took as JSON. */
import { BenchError } from '../measure/bench-error.ts';
import { ownUsage } from '../measure/usage.ts';
import { checkWithYieldcheck, readWithReadline, readWithYieldcheck } from './readers.ts';
import type { CaptureRun } from './compare.ts';

const readers: Readonly<Record<string, (file: string) => Promise<number>>> = {
  check: checkWithYieldcheck,
  read: readWithYieldcheck,
  readline: readWithReadline,
};

const [name = '', file = ''] = process.argv.slice(2);
const reader = readers[name];
if (reader === undefined) throw new BenchError('unknown-name', `no way of reading is called ${name}`);
const before = ownUsage();
const start = performance.now();
const events = await reader(file);
const seconds = (performance.now() - start) / 1000;
const { cpuSeconds, peakBytes } = ownUsage();
const taken: CaptureRun = { events, seconds, cpuSeconds: cpuSeconds - before.cpuSeconds, peakBytes };
process.stdout.write(JSON.stringify(taken));
