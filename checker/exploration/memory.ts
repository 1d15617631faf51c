import { freemem } from 'node:os';

/** What the machine and whoever confines this process say about memory, in bytes. */
export interface MemoryReadings {
  /** Free on the machine. */
  readonly free: number;
  /** What this process may still take. */
  readonly available: number;
  /** What it may take in all; 0 or more than there is when it is not confined. */
  readonly constrained: number;
  /** What it has taken. */
  readonly used: number;
}

const share = 0.75;

/** Three quarters of what can still be had: whichever reading is the most cautious counts. */
export const memoryBudget = ({ free, available, constrained, used }: MemoryReadings): number => {
  const left = constrained > 0 ? Math.max(0, constrained - used) : Infinity;
  return Math.floor(share * Math.min(free, available, left));
};

/** The memory that states may take unless something else is asked for, in bytes: of the machine, and of its cgroup. */
export const usualMemory = (): number =>
  memoryBudget({
    free: freemem(),
    available: process.availableMemory(),
    constrained: process.constrainedMemory(),
    used: process.memoryUsage.rss(),
  });
