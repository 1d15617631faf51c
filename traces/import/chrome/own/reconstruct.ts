import type { Event, EventKind } from '../../../event/event.ts';
import { isObject, RecordFault } from '../../../event/record-fault.ts';
import { refusal } from '../../../event/refusal.ts';
import { eventKinds } from '../../../event/schema.ts';
import type { Validator } from '../../../event/validator.ts';
import * as valid from '../../../event/validators.generated.js';
import { spanEnds } from '../../../export/timeline/spans.ts';
import { vocabulary } from '../../../event/vocabulary.ts';
import type { ChromeEvent } from '../chrome-event.ts';

const validators = new Map<string, { readonly kind: EventKind; readonly validate: Validator<Event> }>(
  eventKinds.map((kind) => [kind, { kind, validate: valid.events[kind] }]),
);

const endKinds = new Map<string, EventKind>(Object.entries(spanEnds));

const threadName = /^(?:worker \d+ \()?(?:thread|events of no thread,) (\d+)/u;

const notOurs = (problem: string): RecordFault =>
  new RecordFault({
    code: 'TRACE014',
    problem,
    advice: 'The timeline was written by yieldcheck and changed since; convert the recording again.',
  });

/** A slice that is open on a track. */
interface OpenSlice {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Makes the events of a trace again from the timeline that yieldcheck wrote of it. Every event is one mark on the track of
 * its thread, whose category is its kind, and says all that the event says; what is on other tracks repeats it.
 */
export class Reconstruction {
  readonly #origin: number;
  readonly #threads = new Map<string, number>();
  readonly #open = new Map<string, OpenSlice[]>();
  #last = -1;

  /** @param origin - the time of the first event, in nanoseconds */
  constructor(origin: number) {
    this.#origin = origin;
  }

  /**
   * The event that a mark stands for; undefined if it stands for none.
   * @throws RecordFault
   */
  of(mark: ChromeEvent): Event | undefined {
    if (mark.ph === 'M') this.#name(mark);
    else if (mark.ph === 'E') return this.#end(mark);
    else if (mark.ph === 'B' || mark.ph === 'i') return this.#begin(mark);
    return undefined;
  }

  #name({ name, track, args }: ChromeEvent): void {
    const given = args['name'];
    const thread =
      name === 'thread_name' && typeof given === 'string' ? threadName.exec(given)?.[1] : undefined;
    if (thread !== undefined) this.#threads.set(track, Number(thread));
  }

  #begin(mark: ChromeEvent): Event | undefined {
    const { cat, track, ph, args } = mark;
    if (!this.#threads.has(track) || !validators.has(cat)) return undefined;
    const event = this.#event(cat, mark, args);
    if (ph === 'B') {
      const slices = this.#open.get(track) ?? [];
      slices.push({ kind: cat, fields: args });
      this.#open.set(track, slices);
    }
    return event;
  }

  #end(mark: ChromeEvent): Event | undefined {
    const slice = this.#open.get(mark.track)?.pop();
    if (slice === undefined || mark.args['cut'] === true) return undefined;
    const kind = endKinds.get(slice.kind);
    if (kind === undefined) return undefined;
    const fields: Record<string, unknown> = { w: slice.fields['w'] ?? null };
    // What the begin says already is left out of the end.
    if ('task' in vocabulary[kind].fields && slice.fields['task'] !== undefined)
      fields['task'] = slice.fields['task'];
    for (const [name, value] of Object.entries(mark.args))
      if (name.startsWith('end.')) fields[name.slice('end.'.length)] = value;
    return this.#event(kind, mark, fields);
  }

  #event(kind: string, mark: ChromeEvent, fields: Readonly<Record<string, unknown>>): Event {
    const { g, t = this.#timeOf(mark), w, ...said } = fields;
    const record: unknown = { e: kind, g, t, s: this.#threads.get(mark.track), w, ...said };
    const known = validators.get(kind);
    if (known === undefined || !isObject(record)) throw notOurs(`there is no event '${kind}'`);
    if (!known.validate(record))
      throw new RecordFault(refusal(`the event '${kind}'`, record, known.validate.errors));
    if (record.g <= this.#last)
      throw new RecordFault({
        code: 'TRACE018',
        problem: `the event has g=${record.g} after g=${this.#last}`,
        advice: 'Were the events of the timeline sorted? Convert the recording again.',
      });
    this.#last = record.g;
    return record;
  }

  #timeOf({ ts }: ChromeEvent): number {
    return this.#origin + Math.round((ts ?? 0) * 1000);
  }
}
