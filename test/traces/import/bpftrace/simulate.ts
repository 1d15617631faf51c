/** One record as tokio.bt prints it. */
export interface Line {
  readonly tid: number;
  readonly t: number;
  readonly text: string;
}

const startedAt = 9_007_199_254_740_993n * 2n;

const lineOf = (tid: number, q: number, t: number, e: string, more = ''): Line => ({
  tid,
  t,
  text: `{"e":"${e}","s":${tid},"q":${q},"t":${startedAt + BigInt(t)}${more}}`,
});

interface Task {
  readonly id: number;
  /** Polls that are left. */
  polls: number;
}

const tidOf = (worker: number): number => 4000 + worker;
const task = (id: number): string => `,"task":${id}`;

/**
 * A run of tasks on workers, as the probes see it: the end of a poll is told after the task may already be polled by
 * another worker.
 */
export function simulate(workers: number, tasks: number, choose: (count: number) => number): readonly Line[] {
  const counts = new Map<number, number>();
  const lines: Line[] = [];
  const clock = Array.from({ length: workers }, () => 0);
  const say = (worker: number, e: string, more = ''): void => {
    const tid = tidOf(worker);
    const q = (counts.get(tid) ?? 0) + 1;
    counts.set(tid, q);
    const t = (clock[worker] ?? 0) + 1 + choose(50);
    clock[worker] = t;
    lines.push(lineOf(tid, q, t, e, more));
  };

  const ready: Task[] = [];
  for (let worker = 0; worker < workers; worker++) say(worker, 'thread.start');
  for (let id = 1; id <= tasks; id++) {
    say(0, 'spawn.begin', `${task(id)},"loc":"src/main.rs:${id}:9"`);
    ready.push({ id, polls: 1 + choose(4) });
  }
  let now = clock[0] ?? 0;
  while (ready.length > 0) {
    const worker = choose(workers);
    const [next] = ready.splice(choose(ready.length), 1);
    if (next === undefined) break;
    clock[worker] = Math.max(clock[worker] ?? 0, now);
    if (choose(3) === 0) {
      say(worker, 'park.begin');
      say(worker, 'park.end');
    }
    say(worker, 'poll.begin', task(next.id));
    next.polls -= 1;
    if (next.polls === 0) say(worker, 'task.end', task(next.id));
    else ready.push(next);
    // The task is free from here on, and its poll is told to end later.
    now = clock[worker] ?? 0;
    say(worker, 'poll.end', task(next.id));
  }
  for (let worker = 0; worker < workers; worker++) say(worker, 'thread.stop');
  return lines;
}

const header = '{"e":"script","format":"yieldcheck-bpftrace-1"}';
const footer = '{"e":"end"}';

/** The output of bpftrace as text. */
export const asText = (lines: readonly Line[]): string =>
  ['Attaching 10 probes...', header, ...lines.map(({ text }) => text), footer, '', ''].join('\n');

const printed = (text: string): string => `{"type": "printf", "data": ${JSON.stringify(`${text}\n`)}}`;

/** The output of `bpftrace -f json`; `lost` is what it says of lost records after each line. */
export const asJson = (lines: readonly Line[], lost: ReadonlyMap<number, number> = new Map()): string => {
  const told = lines.flatMap(({ text }, index) => {
    const count = lost.get(index);
    const loss = `{"type": "lost_events", "count": ${count}, "data": {"events": ${count}}}`;
    return count === undefined ? [printed(text)] : [printed(text), loss];
  });
  return [
    '{"type": "attached_probes", "count": 10, "data": {"probes": 10}}',
    printed(header),
    ...told,
    printed(footer),
    '',
  ].join('\n');
};
