import { build } from '../measure/build.ts';
import type { Contestant } from './contestant.ts';
import type { SearchOptions } from './search.ts';

/** Lets glibc ask the kernel for huge pages, as the fastest rival does; elsewhere it means nothing. */
const hugePages = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' };

const script = 'bench/yardstick/run.ts';

/** The project's own explorer, searching as `options` say. */
export const yieldcheck = (options: SearchOptions): Contestant => ({
  name: 'yieldcheck',
  summary: 'the explorer of this project',
  needs: [],
  build: ({ workers, tasks, polls, mode }, folder) => {
    const { outputOf, buildSeconds } = build([script], folder);
    const task = JSON.stringify({ bounds: { workers, tasks, polls, mode }, options });
    return {
      buildSeconds,
      command: { program: process.execPath, arguments: [outputOf(script), task], environment: hugePages },
      read: (stdout) => JSON.parse(stdout),
    };
  },
});
