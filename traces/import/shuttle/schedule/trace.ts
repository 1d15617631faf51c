import { InputError } from '../../../errors.ts';
import type { Event, EventKind } from '../../../event/event.ts';
import type { End, Header } from '../../../event/header.ts';
import { RecordFault } from '../../../event/record-fault.ts';
import { LineSource } from '../../../read/line-source.ts';
import type { Source, SourceFile } from '../../../read/source.ts';
import type { Notice, Trace } from '../../../read/trace.ts';
import { shuttleHeader } from '../header.ts';
import { scheduleStart, scheduleSteps } from './decode.ts';
import type { Schedule } from './find.ts';
import { ScheduleFault, ScheduleFinder } from './find.ts';

/** The name of the format. */
export const formatName = 'shuttle-schedule-91';

const kinds = ['shuttle.step', 'shuttle.random'] as const satisfies readonly EventKind[];

const batchLength = 4096;

/** Schedules of one file that are told one by one. */
const mostTold = 20;

const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** The schedule strings of a text as a trace: each is a thread of its own, and nothing but steps. */
export class ScheduleTrace implements Trace {
  readonly file: string;
  readonly format = formatName;
  readonly header: Header;
  readonly #lines: LineSource;
  readonly #told: string[] = [];
  #schedules = 0;
  #written = 0;
  #ended = false;
  #iterated = false;

  constructor(source: Source, file: SourceFile) {
    this.file = source.path;
    this.header = shuttleHeader(formatName, kinds);
    this.#lines = new LineSource(file.path, file.chunks());
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    if (this.#iterated) throw new Error('a trace can be iterated once: open it again');
    this.#iterated = true;
    try {
      for await (const schedule of this.#found()) yield* this.#events(schedule);
      this.#ended = true;
    } finally {
      await this.close();
    }
  }

  end(): End | undefined {
    return this.#ended ? { e: 'end', n: this.#written, complete: false } : undefined;
  }

  notices(): readonly Notice[] {
    const told = this.#told.map((text) => ({ code: 'schedule', count: 1, text }));
    const more = {
      code: 'schedules',
      count: this.#schedules - mostTold,
      text: 'There are further schedules, which are not told one by one.',
    };
    const bare = {
      code: 'only-steps',
      count: this.#schedules,
      text:
        'A schedule says which task ran when, and not what happened, so that there is nothing in it to check: replay it ' +
        "with Shuttle's AnnotationScheduler (feature `annotation`), and check the annotated.json that it writes.",
    };
    return [...told, ...(this.#schedules > mostTold ? [more] : []), bare];
  }

  async close(): Promise<void> {
    await this.#lines.close();
  }

  async *#found(): AsyncGenerator<Schedule> {
    const finder = new ScheduleFinder();
    let offset = 0;
    let fault: InputError | undefined;
    for (let block = await this.#lines.next(); block !== undefined; block = await this.#lines.next()) {
      try {
        for (; !block.done; this.#lines.line++) {
          const line = block.take();
          finder.add(line, offset);
          offset += Buffer.byteLength(line) + 1;
        }
      } catch (error) {
        fault = this.#explained(error);
      }
      yield* finder.take();
      if (fault !== undefined) throw fault;
    }
    try {
      finder.finish();
    } catch (error) {
      throw this.#explained(error);
    }
    yield* finder.take();
  }

  #explained(error: unknown): InputError {
    if (error instanceof ScheduleFault)
      return new InputError(error.fault, this.file, { offset: error.offset });
    if (error instanceof RecordFault) return this.#lines.fault(error.fault, this.#lines.line);
    throw error;
  }

  *#events({ bytes }: Schedule): Generator<readonly Event[]> {
    const s = this.#schedules;
    this.#schedules += 1;
    const start = scheduleStart(bytes);
    const tasks = new Set<number>();
    let draws = 0;
    let batch: Event[] = [];
    for (const task of scheduleSteps(bytes, start)) {
      const stamp = { g: this.#written, t: this.#written, s, w: null };
      this.#written += 1;
      if (task === null) draws += 1;
      else tasks.add(task);
      batch.push(task === null ? { e: 'shuttle.random', ...stamp } : { e: 'shuttle.step', task, ...stamp });
      if (batch.length < batchLength) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    if (this.#told.length < mostTold)
      this.#told.push(
        `Schedule ${s + 1}: seed ${start.seed}, ${counted(start.steps, 'step')}, ${counted(tasks.size, 'task')}, ` +
          `${counted(draws, 'random number')} drawn.`,
      );
  }
}
