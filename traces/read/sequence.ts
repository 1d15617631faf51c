import type { Event } from '../event/event.ts';
import type { End } from '../event/header.ts';
import { RecordFault } from '../event/record-fault.ts';

const refuse = (code: RecordFault['fault']['code'], problem: string, advice: string): never => {
  throw new RecordFault({ code, problem, advice });
};

/** Checks what holds between the records of a trace: their order, their count, and that the end is last. */
export class Sequence {
  #last = -1;
  #count = 0;
  #end: End | undefined;

  /** Counts a record that is passed over: it is no event of the trace, but the end counts it. */
  pass(): void {
    this.#requireNoEnd();
    this.#count++;
  }

  /** Position of the last event, -1 before the first. */
  get last(): number {
    return this.#last;
  }

  /** The end record, once it was seen. */
  get end(): End | undefined {
    return this.#end;
  }

  /** Whether the next record is an event of the trace; if not, it is its end. */
  accept(record: Event | End): record is Event {
    this.#requireNoEnd();
    if (record.e === 'end') {
      if (record.n !== this.#count) {
        const problem = `the end counts ${record.n} events, but ${this.#count} came before it`;
        refuse('TRACE019', problem, 'Lines were lost or added: copy or record the trace again.');
      }
      this.#end = record;
      return false;
    }
    if (record.g <= this.#last) {
      const problem = `position ${record.g} comes after position ${this.#last}; positions must increase`;
      refuse('TRACE018', problem, 'Sort the lines by position; a trace has one order of all its events.');
    }
    this.acceptUpTo(record.g, 1);
    return true;
  }

  /** Accepts events that somebody else knows to be in order, by the position of the last and their number. */
  acceptUpTo(last: number, events: number): void {
    this.#last = last;
    this.#count += events;
  }

  #requireNoEnd(): void {
    if (this.#end === undefined) return;
    const problem = 'a record comes after the end of the trace';
    refuse('TRACE017', problem, 'Read traces that were joined one at a time.');
  }
}
