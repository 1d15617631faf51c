import type { Surveyor } from '../spans/survey.ts';
import { taskKind } from '../spans/task-span.ts';
import { Timespan } from '../spans/time.ts';
import { ConsoleConversion, type ConsoleReading } from './conversion.ts';
import type { ConsoleFacts } from './header.ts';
import { checkFirstLine, type ConsoleRecord, readRecord } from './record.ts';

const isLaunch = (fn: unknown): boolean => typeof fn === 'string' && fn.includes('Launch::launch');

/** Reads a recording for what its header must say and its second reading must know. */
export class ConsoleSurvey implements Surveyor {
  readonly #times = new Timespan();
  readonly #conversion = new ConsoleConversion({
    origin: { seconds: 0, nanoseconds: 0 },
    dropsEnter: undefined,
    showsWakes: true,
  });
  #begun = false;
  #workers = 0;
  #wakerOps = 0;

  /** Whether the first line was in order. */
  get begun(): boolean {
    return this.#begun;
  }

  take(line: string): void {
    if (!this.#begun) {
      checkFirstLine(line);
      this.#begun = true;
      return;
    }
    const record = readRecord(line);
    this.#times.add(record.at, undefined);
    this.#count(record);
    this.#conversion.record(record, 0);
  }

  pause(): void {
    this.#conversion.drain();
  }

  /** How the events are to be made. */
  reading(): ConsoleReading {
    const { dropsEnter } = this.#conversion.evidence;
    return { origin: this.#times.origin, dropsEnter, showsWakes: this.#wakerOps > 0 };
  }

  /** What the header says. */
  facts(): ConsoleFacts {
    const { tallies } = this.#conversion;
    return {
      origin: this.#times.origin,
      workers: this.#workers,
      showsWakes: this.#wakerOps > 0,
      showsPolls: tallies.count('entered-twice') + tallies.count('entered-by-others') === 0,
      lacksLines:
        tallies.count('unknown-tasks') + tallies.count('left-unentered') + tallies.count('used-again') > 0,
    };
  }

  #count(record: ConsoleRecord): void {
    if (record.kind === 'Waker') this.#wakerOps += 1;
    if (record.kind !== 'Spawn') return;
    const kind = taskKind(record.fields.get('kind'), record.fields.get('fn'));
    if (kind === 'worker' && isLaunch(record.fields.get('fn'))) this.#workers += 1;
  }
}
