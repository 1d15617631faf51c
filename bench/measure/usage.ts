import { readFileSync } from 'node:fs';

/** What a process has cost, from its start. */
export interface Usage {
  /** User and system time, of all threads. */
  readonly cpuSeconds: number;
  /** Largest resident set. */
  readonly peakBytes: number;
}

const marker = 'usage ';

/** Of this process itself: on Linux, the maximum that `resourceUsage` knows is inherited from whoever started it. */
const peakBytes = (): number => {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
};

/** The cost of this process up to now. */
export const ownUsage = (): Usage => {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, peakBytes: peakBytes() };
};

/** Makes this process say at its end what it has cost, where `usageIn` finds it. */
export const sayUsageAtExit = (): void => {
  process.once('exit', () => process.stderr.write(`${marker}${JSON.stringify(ownUsage())}\n`));
};

/** What a process said on standard error that it has cost; undefined when it did not. */
export const usageIn = (stderr: string): Usage | undefined => {
  const line = stderr.split('\n').findLast((candidate) => candidate.startsWith(marker));
  if (line === undefined) return undefined;
  const usage: Usage = JSON.parse(line.slice(marker.length));
  return usage;
};
