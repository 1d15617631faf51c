import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Stretch, Tally } from './campaign.ts';
import { together } from './merge.ts';

/** What a campaign came to, and the most memory that one of its processes had. */
export interface Outcome {
  readonly tally: Tally;
  readonly peakBytes: number;
}

/** What is to be tried, by whom. */
export interface Plan {
  readonly seed: number;
  readonly inputs: number;
  readonly processes: number;
  /** The folder of recordings to start from. */
  readonly folder: string;
}

interface Answer {
  readonly tally: Tally;
  readonly rss: number;
}

const stretchLength = 2_000;
const longestSilence = 60_000;

const lost = ({ first, count }: Stretch, because: string): Tally => ({
  ...together([]),
  inputs: count,
  faults: [{ input: first, from: `inputs ${first} to ${first + count - 1}`, because }],
});

const ended = (child: ChildProcess, stretch: Stretch, tell: (answer: Answer) => void): (() => void) => {
  const done = (answer: Answer): void => {
    clearTimeout(timer);
    child.off('message', done).off('exit', died);
    tell(answer);
  };
  const died = (code: number | null, signal: string | null): void =>
    done({ tally: lost(stretch, `the process ended with ${signal ?? code}`), rss: 0 });
  const timer = setTimeout(() => {
    child.off('exit', died).kill('SIGKILL');
    done({ tally: lost(stretch, `no answer within ${longestSilence / 1000} s`), rss: 0 });
  }, longestSilence);
  child.on('message', done).on('exit', died);
  return () => child.send(stretch);
};

const answerOf = (child: ChildProcess, stretch: Stretch): Promise<Answer> =>
  new Promise((resolve) => ended(child, stretch, resolve)());

/** Tries inputs in several processes; one that hangs or dies is a fault, and replaced. */
export const fuzz = async (
  { seed, inputs, processes, folder }: Plan,
  progress: (tally: Tally) => void,
): Promise<Outcome> => {
  let next = 0;
  let peakBytes = 0;
  let sum = together([]);
  const start = (): ChildProcess => fork(new URL('run.ts', import.meta.url), [folder]);
  const work = async (): Promise<void> => {
    let child = start();
    while (next < inputs) {
      const stretch = { seed, first: next, count: Math.min(stretchLength, inputs - next) };
      next += stretch.count;
      const { tally, rss } = await answerOf(child, stretch);
      peakBytes = Math.max(peakBytes, rss);
      sum = together([sum, tally]);
      progress(sum);
      if (rss > 0) continue;
      child.kill('SIGKILL');
      child = start();
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return { tally: sum, peakBytes };
};
