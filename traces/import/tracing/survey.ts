import type { InputFault } from '../../errors.ts';
import type { JsonObject } from '../../event/record-fault.ts';
import type { Surveyor } from '../spans/survey.ts';
import { Timespan } from '../spans/time.ts';
import { TracingConversion, type TracingReading } from './conversion.ts';
import type { TracingFacts } from './header.ts';
import { readLine, type SpanEvent, type Told } from './line.ts';
import { lacking } from './lacking.ts';
import type { TracingNotice } from './notices.ts';
import { readTimestamp, type Timestamp } from './timestamp.ts';

/** Most lines do not; that they are no JSON is found out when the events are made. */
const concernsNoTask = (line: string): boolean =>
  line.includes('"target"') && !line.includes('"tokio::task') && !line.includes('"runtime::waker"');

/** Reads a log for what its header must say and its second reading must know. */
export class TracingSurvey implements Surveyor {
  readonly #times = new Timespan();
  readonly #conversion = new TracingConversion({
    origin: undefined,
    dropsEnter: undefined,
    showsWakes: true,
    threadField: 'threadId',
  });
  readonly #events: Record<SpanEvent, number> = { new: 0, enter: 0, exit: 0, close: 0 };
  readonly #threadNames = new Set<unknown>();
  #wakers = 0;
  #taskLines = 0;
  #lackThreads = 0;
  #lackTimes = 0;
  #digits = 0;
  #since: Timestamp['since'] | undefined;
  #ownThreads = false;

  take(line: string): void {
    if (concernsNoTask(line)) return;
    const read = readLine(line);
    if (read === undefined) return;
    const { record, told } = read;
    if (told === undefined) return;
    this.#taskLines += 1;
    this.#note(record, told);
    this.#conversion.takeRead(read);
  }

  pause(): void {
    this.#conversion.drain();
  }

  /** Why nothing can be made of the log; undefined if something can. */
  lacking(): InputFault | undefined {
    return lacking(this.#taskLines > 0, this.#events.enter + this.#events.exit > 0);
  }

  /** How the events are to be made. */
  reading(): TracingReading {
    return {
      origin: this.#lackTimes > 0 ? undefined : this.#times.origin,
      dropsEnter: this.#conversion.evidence.dropsEnter,
      showsWakes: this.#showsWakes,
      threadField: this.#threadField,
    };
  }

  /** What the header says. */
  facts(): TracingFacts {
    const { tallies, registry, sawUnborn } = this.#conversion;
    const since = this.#lackTimes === 0 ? this.#since : undefined;
    return {
      clock: since && { since, origin: this.#times.origin },
      resolution: 10 ** (9 - this.#digits),
      backwards: this.#times.backwards,
      workers: registry.workers,
      showsSpawns: this.#events.new > 0,
      showsEnds: this.#events.close > 0,
      showsPolls: this.#threadField !== undefined,
      wakers: this.#showsWakes
        ? sawUnborn || tallies.count('unknown-wakers') > 0
          ? 'some-unknown'
          : 'owned'
        : 'none',
      startUnknown: sawUnborn,
      lacksLines: !sawUnborn && tallies.count('left-unentered') + tallies.count('used-again') > 0,
    };
  }

  /** What the log as a whole lacks. */
  notices(): readonly TracingNotice[] {
    const lacks: readonly (readonly [TracingNotice, boolean])[] = [
      ['no-thread-ids', this.#threadField === undefined],
      ['no-times', this.#lackTimes > 0],
      ['no-spawns', this.#events.new === 0],
      ['no-closes', this.#events.close === 0],
      ['no-wakers', this.#wakers === 0],
    ];
    return lacks.flatMap(([code, does]) => (does ? [code] : []));
  }

  get #showsWakes(): boolean {
    return this.#wakers > 0 && this.#threadField !== undefined;
  }

  get #threadField(): TracingReading['threadField'] {
    if (this.#lackThreads === 0) return 'threadId';
    // Names tell threads apart only where there is one: Tokio gives all its own the same.
    const one = this.#threadNames.size === 1 && !this.#threadNames.has(undefined);
    return one && !this.#ownThreads ? 'threadName' : undefined;
  }

  #note(record: JsonObject, told: Told): void {
    if (told.tells === 'waker') this.#wakers += 1;
    else {
      this.#events[told.event] += 1;
      if (told.fields['kind'] === 'blocking') this.#ownThreads = true;
    }
    if (typeof record['threadId'] !== 'string') this.#lackThreads += 1;
    if (this.#threadNames.size < 2) this.#threadNames.add(record['threadName']);
    const at = readTimestamp(record['timestamp']);
    if (at === undefined || (this.#since !== undefined && at.since !== this.#since)) {
      this.#lackTimes += 1;
      return;
    }
    this.#since = at.since;
    this.#digits = Math.max(this.#digits, at.digits);
    this.#times.add(at, record['threadId'] ?? record['threadName']);
  }
}
