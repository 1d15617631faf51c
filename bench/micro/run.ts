/** A process of its own: times every hot part and prints the results as JSON. */
import { median } from '../measure/median.ts';
import { microbenchmarks } from './benchmarks.ts';
import type { Microtime } from './measure.ts';

const samples = 15;
const warmUps = 5;

const cpuNanoseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

const time = (work: () => number): number => {
  const before = cpuNanoseconds();
  const operations = work();
  return (cpuNanoseconds() - before) / operations;
};

const times = microbenchmarks.map(({ name, prepare }): Microtime => {
  const work = prepare();
  for (let i = 0; i < warmUps; i++) work();
  const measured = Array.from({ length: samples }, () => time(work));
  return { name, nanoseconds: median(measured), least: Math.min(...measured) };
});
process.stdout.write(JSON.stringify(times));
