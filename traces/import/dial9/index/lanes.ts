import type { InputFault } from '../../../errors.ts';
import type { Run } from './run.ts';

/** The runs of one thread in their order, or of several threads that cannot be told apart and were never active at once. */
export interface Lane {
  readonly runs: readonly Run[];
  /** The number that the operating system gave the thread. */
  readonly tid: number | undefined;
  /** `worker`, or what else the thread is; `virtual` for samples and where it may be several threads. */
  readonly kind: 'worker' | 'blocking' | 'thread' | 'virtual';
}

/** The runs of a recording as lanes. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Runs that are in the recording once more. */
  readonly repeated: number;
  /** Runs that come after a later one of the same thread in the files. */
  readonly outOfOrder: number;
}

/** Threads that are no workers share a lane only if this many nanoseconds lie between their runs. */
const apart = 1_000_000;

/** Each thread takes memory while the order of all events is found. */
const mostLanes = 1024;

/** Thrown when the runs are of more threads than there may be; `run` is of one too many. */
export class TooManyThreads extends Error {
  override readonly name = 'TooManyThreads';
  readonly run: Run;
  readonly fault: InputFault = {
    code: 'TRACE020',
    problem: `there are records of more than ${mostLanes} threads`,
    advice: 'Check segments of a shorter time, one at a time.',
  };

  constructor(run: Run) {
    super('the runs are of too many threads');
    this.run = run;
  }
}

const byTime = (a: Run, b: Run): number => a.first - b.first || a.last - b.last;

/** Two runs that agree in this are the same one, or the beginning of the same one: a worker begins nothing twice at once. */
const keyOf = ({ role, count, first, last, checksum, workers: [worker] }: Run): string =>
  role === 'thread' && worker !== undefined
    ? `worker ${worker} ${first}`
    : `${role} ${first} ${last} ${count} ${checksum}`;

/** Each run once: a segment and its compressed copy may both be there, or one that was copied while it was written. */
function withoutRepeated(runs: readonly Run[]): readonly Run[] {
  const longest = new Map<string, Run>();
  for (const run of runs) {
    const key = keyOf(run);
    const known = longest.get(key);
    if (known === undefined || known.count < run.count) longest.set(key, run);
  }
  return [...longest.values()];
}

const isAfter = (a: Run, b: Run): boolean =>
  a.file > b.file || (a.file === b.file && a.place.offset > b.place.offset);

const endOf = (lane: readonly Run[]): number => lane.at(-1)?.last ?? Number.NEGATIVE_INFINITY;

/** The lane that ends last: a thread goes on where it stopped. */
const latestOf = (lanes: readonly Run[][]): Run[] | undefined => {
  let latest: Run[] | undefined;
  for (const lane of lanes) if (latest === undefined || endOf(lane) > endOf(latest)) latest = lane;
  return latest;
};

/** Puts runs into as few lanes as there must be, so that those of one lane do not overlap. */
function sideBySide(runs: readonly Run[], gap: number): readonly (readonly Run[])[] {
  const lanes: Run[][] = [];
  for (const run of runs.toSorted(byTime)) {
    const free = lanes.filter((lane) => endOf(lane) + gap <= run.first);
    const fitting = free.filter((lane) => lane.at(-1)?.after === run.before);
    const latest = latestOf(fitting) ?? latestOf(free);
    if (latest !== undefined) latest.push(run);
    else if (lanes.push([run]) > mostLanes) throw new TooManyThreads(run);
  }
  return lanes;
}

const grouped = <K>(runs: readonly Run[], key: (run: Run) => K): ReadonlyMap<K, readonly Run[]> => {
  const groups = new Map<K, Run[]>();
  for (const run of runs) {
    const group = groups.get(key(run));
    if (group === undefined) groups.set(key(run), [run]);
    else group.push(run);
  }
  return groups;
};

/** Gives runs of a worker that was one thread only, as far as is known, the number of that thread. */
function withThreads(runs: readonly Run[]): readonly Run[] {
  const tids = new Map<number, Set<number>>();
  for (const { tid, workers } of runs) {
    if (tid === undefined) continue;
    for (const worker of workers) tids.set(worker, (tids.get(worker) ?? new Set()).add(tid));
  }
  return runs.map((run) => {
    const [worker] = run.workers;
    const [tid, ...others] = (worker === undefined ? undefined : tids.get(worker)) ?? [];
    return run.tid !== undefined || tid === undefined || others.length > 0 ? run : { ...run, tid };
  });
}

const firstWorker = ({ runs }: Lane): number => runs[0]?.workers[0] ?? Number.POSITIVE_INFINITY;
const firstTime = ({ runs }: Lane): number => runs[0]?.first ?? Number.POSITIVE_INFINITY;

function workerLanes(runs: readonly Run[]): readonly Lane[] {
  const threads = grouped(withThreads(runs), ({ tid, workers: [worker] }) =>
    tid === undefined ? `worker ${worker}` : `thread ${tid}`,
  );
  return [...threads.values()]
    .flatMap((group) => sideBySide(group, 0))
    .map((lane): Lane => ({ runs: lane, tid: lane[0]?.tid, kind: 'worker' }))
    .toSorted((a, b) => firstWorker(a) - firstWorker(b) || firstTime(a) - firstTime(b));
}

function otherLanes(runs: readonly Run[]): readonly Lane[] {
  return sideBySide(runs, apart).map((lane): Lane => {
    const [only, ...others] = lane;
    if (only === undefined || others.length > 0) return { runs: lane, tid: undefined, kind: 'virtual' };
    return { runs: lane, tid: only.tid, kind: only.hasEnds ? 'blocking' : 'thread' };
  });
}

/**
 * Finds out which runs are of the same thread.
 * @throws TooManyThreads
 */
export function lanesOf(all: readonly Run[]): Lanes {
  const runs = withoutRepeated(all);
  const byRole = grouped(runs, ({ role, workers }) => (role === 'recorder' ? role : workers.length > 0));
  const lanes = [
    ...workerLanes(byRole.get(true) ?? []),
    ...otherLanes(byRole.get(false) ?? []),
    ...sideBySide(byRole.get('recorder') ?? [], 0).map((lane): Lane => ({
      runs: lane,
      tid: undefined,
      kind: 'virtual',
    })),
  ];
  const tooMany = lanes[mostLanes]?.runs[0];
  if (tooMany !== undefined) throw new TooManyThreads(tooMany);
  const outOfOrder = lanes
    .flatMap((lane) =>
      lane.runs.map((run, i) => lane.runs[i + 1] !== undefined && isAfter(run, lane.runs[i + 1] ?? run)),
    )
    .filter(Boolean).length;
  return { lanes, repeated: all.length - runs.length, outOfOrder };
}
