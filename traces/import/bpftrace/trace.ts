import type { Event, EventKind } from '../../event/event.ts';
import type { Coverage, Edge, End, Header } from '../../event/header.ts';
import type { Source, SourceFile } from '../../read/source.ts';
import type { Notice, Trace } from '../../read/trace.ts';
import { emptyAccount } from '../merge/account.ts';
import { bounded } from '../merge/edges.ts';
import { merge } from '../merge/merge.ts';
import { mergeNotices } from '../merge/notices.ts';
import type { RecordedKind } from './record.ts';
import { formatName } from './record.ts';
import type { Survey } from './survey.ts';
import type { Met } from './threads.ts';
import { Threads } from './threads.ts';

const coverage: Readonly<Partial<Record<EventKind, Coverage>> & Record<RecordedKind, Coverage>> = {
  stream: 'all',
  'thread.start': 'all',
  'thread.stop': 'all',
  'park.begin': 'all',
  'park.end': 'all',
  'spawn.begin': 'all',
  'poll.begin': 'all',
  'poll.end': 'all',
  'task.end': 'all',
};

/** Which side of what happened Tokio calls its hooks on. */
const edges: Readonly<Partial<Record<EventKind, Edge>>> = {
  'park.begin': 'before',
  'park.end': 'after',
  'spawn.begin': 'before',
  'poll.begin': 'before',
  'poll.end': 'after',
  'task.end': 'after',
};

const headerOf = ({ workers, origin, lossy, ended }: Survey): Header => ({
  e: 'header',
  v: 1,
  runtime: {
    name: 'tokio',
    version: null,
    flavor: 'unknown',
    workers: Math.max(1, workers.size),
    config: {},
  },
  recorder: { name: 'bpftrace', format: formatName },
  clock: { domain: 'mono', origin: String(origin) },
  order: { across: 'merged' },
  coverage,
  edges,
  // bpftrace attaches to a program that runs, and says of losses how many there were and not always where.
  loss: { head: true, middle: lossy, tail: !ended },
});

/** A recording of tokio.bt: the records of each thread, put into one order. */
export class BpftraceTrace implements Trace {
  readonly file: string;
  readonly format = formatName;
  readonly header: Header;
  readonly #survey: Survey;
  readonly #threads: Threads;
  readonly #met: Met = { lost: 0, outOfOrder: 0 };
  readonly #account = emptyAccount();
  #written = 0;
  #read = false;
  #iterated = false;

  constructor(source: Source, file: SourceFile, survey: Survey) {
    this.file = source.path;
    this.header = headerOf(survey);
    this.#survey = survey;
    this.#threads = new Threads(file, survey, this.#met);
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    if (this.#iterated) throw new Error('a trace can be iterated once: open it again');
    this.#iterated = true;
    const announced = new Set<number>();
    const isNew = ({ e, s }: Event): boolean => {
      if (e !== 'stream') return true;
      const isFirst = !announced.has(s);
      announced.add(s);
      return isFirst;
    };
    try {
      const streams = this.#threads.streams.map((events) => bounded(events, { edges }));
      for await (const batch of merge(streams, { wakes: 'none', account: this.#account })) {
        const events = batch.filter(isNew);
        this.#written += events.length;
        if (events.length > 0) yield events;
      }
      this.#read = true;
    } finally {
      await this.close();
    }
  }

  end(): End | undefined {
    return this.#read && this.#survey.ended ? { e: 'end', n: this.#written, complete: false } : undefined;
  }

  notices(): readonly Notice[] {
    const { lost, outOfOrder } = this.#met;
    const own = [
      {
        code: 'records-lost',
        count: lost,
        text: 'Records were lost because bpftrace could not keep up; there are gaps where they were.',
      },
      {
        code: 'records-out-of-order',
        count: outOfOrder,
        text: 'Records of a thread came after later ones, from another processor, and were put in order by their numbers.',
      },
      {
        code: 'foreign-lines',
        count: this.#survey.strays,
        text: 'Lines are neither of tokio.bt nor of bpftrace, and were passed over.',
      },
    ];
    return [...own.filter(({ count }) => count > 0), ...mergeNotices(this.#account)];
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}
