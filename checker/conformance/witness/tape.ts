import type { Emitted } from '../../../model/index.ts';
import type { Event } from '../../../traces/index.ts';

/** A step that was filled in, on the thread that made it if that is known. */
export interface FilledStep {
  readonly step: Emitted;
  readonly s: number | undefined;
}

/** A recorded event, with the worker that ran on its thread as the hypothesis has it. */
export interface RecordedEvent {
  readonly recorded: Event;
  readonly w: number | null;
}

/** One of these, and what came before it. */
type Stretch = { readonly entry: FilledStep | RecordedEvent; readonly before: Stretch | undefined };

/** What a hypothesis filled in between the events that it showed. Copies share what they have in common. */
export class Tape {
  #newest: Stretch | undefined;
  /** The `g` of the event recorded last. */
  #recorded = -1;

  copy(): Tape {
    const copy = new Tape();
    copy.#newest = this.#newest;
    copy.#recorded = this.#recorded;
    return copy;
  }

  fillIn(step: Emitted, s: number | undefined): void {
    this.#newest = { entry: { step, s }, before: this.#newest };
  }

  /** The event comes here, unless it came already. */
  record(recorded: Event, w: number | null): void {
    if (recorded.g === this.#recorded) return;
    this.#recorded = recorded.g;
    this.#newest = { entry: { recorded, w }, before: this.#newest };
  }

  /** Everything, oldest first. */
  entries(): (FilledStep | RecordedEvent)[] {
    const entries: (FilledStep | RecordedEvent)[] = [];
    for (let at = this.#newest; at !== undefined; at = at.before) entries.push(at.entry);
    return entries.toReversed();
  }
}
