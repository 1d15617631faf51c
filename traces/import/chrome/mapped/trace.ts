import { InputError } from '../../../errors.ts';
import type { Event, Occurrence } from '../../../event/event.ts';
import type { End, Header } from '../../../event/header.ts';
import type { SourceFile } from '../../../read/source.ts';
import type { Notice, Trace } from '../../../read/trace.ts';
import type { ChromeEvent } from '../chrome-event.ts';
import { ChromeFile } from '../events-in.ts';
import { InTime } from './in-time.ts';
import { Interpreter, kindsOf } from './interpret.ts';
import type { Mapping } from './mapping.ts';
import type { ChromeSurvey } from './survey.ts';

/** The name of the format of timelines that other tools wrote. */
export const mappedFormatName = 'chrome-trace';

/** Events that are held in memory to be put in order. */
const mostHeld = 2_000_000;

interface Where {
  readonly s: number;
  readonly w: number | null;
}

/** Numbers for the tracks of a timeline: those that the mapping takes for workers have the worker's number. */
function placesOf({ tracks, threads }: ChromeSurvey, { workers }: Mapping): ReadonlyMap<string, Where> {
  const places = new Map<string, Where>();
  const taken = new Set<number>();
  for (const [s, track] of tracks.entries()) {
    const match = workers?.exec(threads.get(track) ?? track);
    if (match === undefined || match === null) {
      places.set(track, { s, w: null });
      continue;
    }
    const said = match[1] === undefined ? Number.NaN : Number(match[1]);
    let w = Number.isInteger(said) && said < 65_535 ? said : 0;
    while (taken.has(w)) w += 1;
    taken.add(w);
    places.set(track, { s, w });
  }
  return places;
}

function coverageOf({ rules, all }: Mapping): Header['coverage'] {
  const meanings = [...new Set(rules.map(({ is }) => is))];
  return Object.fromEntries(
    meanings.flatMap((is) => kindsOf[is].map((kind) => [kind, all.has(is) ? 'all' : 'unknown'])),
  );
}

function headerOf(
  mapping: Mapping,
  { isCoarse, origin }: ChromeSurvey,
  places: ReadonlyMap<string, Where>,
): Header {
  const workers = Math.max(0, ...Array.from(places.values(), ({ w }) => (w ?? -1) + 1));
  return {
    e: 'header',
    v: 1,
    runtime: { name: 'tokio', version: null, flavor: 'unknown', workers: Math.max(1, workers), config: {} },
    recorder: { name: 'chrome', format: mappedFormatName },
    clock: {
      domain: 'mono',
      origin: BigInt(Math.round(origin * 1000)).toString(),
      resolution: isCoarse ? 1000 : 1,
    },
    order: { across: 'merged' },
    coverage: coverageOf(mapping),
    edges: Object.fromEntries(
      mapping.rules.flatMap(({ is }) => kindsOf[is].map((kind) => [kind, 'unknown'])),
    ),
    loss: { head: !mapping.all.has('spawn'), middle: false, tail: true },
  };
}

/** A timeline of another tool, taken for what a mapping says. */
export class MappedChromeTrace implements Trace {
  readonly file: string;
  readonly format = mappedFormatName;
  readonly header: Header;
  readonly #chrome: ChromeFile;
  readonly #survey: ChromeSurvey;
  readonly #places: ReadonlyMap<string, Where>;
  readonly #interpreter: Interpreter;
  /** Of the timeline, so that slices are opened and closed in the order of time. */
  readonly #pending = new InTime<ChromeEvent>();
  /** Ends of slices that are whole. */
  readonly #endings = new InTime<{ readonly occurrence: Occurrence; readonly where: Where }>();
  #seen = 0;
  #written = 0;

  constructor(file: SourceFile, survey: ChromeSurvey, mapping: Mapping) {
    this.file = file.path;
    this.#survey = survey;
    this.#places = placesOf(survey, mapping);
    this.header = headerOf(mapping, survey, this.#places);
    this.#chrome = new ChromeFile(file);
    this.#interpreter = new Interpreter(mapping, (track) => survey.threads.get(track) ?? track);
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    let latest = 0;
    for await (const located of this.#chrome.events()) {
      for (const { event } of located) {
        if (event.ph === 'M' || event.ts === undefined) continue;
        const t = this.#timeOf(event.ts);
        latest = Math.max(latest, t);
        this.#pending.add({ t, place: this.#seen, value: event });
        this.#seen += 1;
      }
      if (this.#pending.size + this.#endings.size > mostHeld) throw this.#tooMany();
      const settled = this.#upTo(latest - Math.ceil(this.#survey.disorder * 1000) - 1);
      if (settled.length > 0) yield settled;
    }
    const rest = this.#upTo(Number.POSITIVE_INFINITY);
    if (rest.length > 0) yield rest;
  }

  end(): End | undefined {
    return this.#chrome.isCut ? undefined : { e: 'end', n: this.#written, complete: false };
  }

  notices(): readonly Notice[] {
    const { unmatched, taskless, unopened } = this.#interpreter;
    const all = [
      {
        code: 'not-mapped',
        count: unmatched,
        text: 'Events that no rule of the mapping matches were passed over.',
      },
      {
        code: 'no-task',
        count: taskless,
        text: 'Events that a rule matches do not have the number of a task where the rule says it is, and were passed over.',
      },
      {
        code: 'ends-of-nothing',
        count: unopened,
        text: 'Ends of slices that did not begin were passed over.',
      },
    ];
    return all.filter(({ count }) => count > 0);
  }

  async close(): Promise<void> {
    // Nothing is open before the iteration, which closes the file itself.
  }

  #timeOf(ts: number): number {
    return Math.round((ts - this.#survey.origin) * 1000);
  }

  /** The events that happened up to `t`. */
  #upTo(t: number): readonly Event[] {
    const events: Event[] = [];
    for (let next = this.#pending.takeUpTo(t); next !== undefined; next = this.#pending.takeUpTo(t)) {
      this.#endBefore(next.t, next.place, events);
      this.#take(next.value, next.t, next.place, events);
    }
    this.#endBefore(t, Number.POSITIVE_INFINITY, events);
    return events;
  }

  /** Ends slices that ended before an event; at the same time those that were written before it. */
  #endBefore(t: number, place: number, into: Event[]): void {
    for (let next = this.#endings.takeUpTo(t); next !== undefined; next = this.#endings.takeUpTo(t)) {
      if (next.t === t && next.place > place) {
        this.#endings.add(next);
        return;
      }
      into.push(this.#stamped(next.value.occurrence, next.t, next.value.where));
    }
  }

  #take(event: ChromeEvent, t: number, place: number, into: Event[]): void {
    const where = this.#places.get(event.track) ?? { s: 0, w: null };
    const found = this.#interpreter.of(event);
    if (found === undefined) return;
    into.push(this.#stamped(found.occurrence, t, where));
    if (found.ending === undefined) return;
    const end = Math.max(t, this.#timeOf((event.ts ?? 0) + event.dur));
    this.#endings.add({ t: end, place, value: { occurrence: found.ending, where } });
  }

  #stamped(occurrence: Occurrence, t: number, { s, w }: Where): Event {
    const g = this.#written;
    this.#written += 1;
    return { ...occurrence, g, t, s, w };
  }

  #tooMany(): InputError {
    const problem = `more than ${mostHeld} events would have to be held to put them in the order of time`;
    const advice = 'Sort the events of the file by their time `ts` first.';
    return new InputError({ code: 'TRACE020', problem, advice }, this.file, { offset: 0 });
  }
}
