import { InputError } from '../../../errors.ts';
import type { SourceFile } from '../../../read/source.ts';
import type { ChromeEvent } from '../chrome-event.ts';
import { ChromeFile } from '../events-in.ts';

/** Names that are kept to be shown. */
const mostNames = 2000;

/** A name that events have, with the phase that they have it in. */
export interface SeenName {
  readonly ph: string;
  readonly name: string;
  readonly cat: string;
  /** Names of the values that the first of them has. */
  readonly args: readonly string[];
  count: number;
}

/** What must be known of a timeline before its first event is told. */
export interface ChromeSurvey {
  /** Names of threads, by track. */
  readonly threads: ReadonlyMap<string, string>;
  /** Tracks in the order in which they appear. */
  readonly tracks: readonly string[];
  /** The earliest time, in microseconds. */
  readonly origin: number;
  /** By how much at most an event is earlier than one before it in the file, in microseconds. */
  readonly disorder: number;
  /** Whether all times are whole microseconds. */
  readonly isCoarse: boolean;
  readonly names: readonly SeenName[];
}

class Surveyor {
  readonly threads = new Map<string, string>();
  readonly tracks = new Set<string>();
  readonly names = new Map<string, SeenName>();
  origin = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  disorder = 0;
  isCoarse = true;

  add(event: ChromeEvent): void {
    const { ph, ts, name, args, track } = event;
    if (ph === 'M') {
      const given = args['name'];
      if (name === 'thread_name' && typeof given === 'string') this.threads.set(track, given);
      return;
    }
    this.#count(event);
    if (ts === undefined) return;
    this.tracks.add(track);
    this.origin = Math.min(this.origin, ts);
    this.disorder = Math.max(this.disorder, this.latest - ts);
    this.latest = Math.max(this.latest, ts);
    this.last = Math.max(this.last, ts, ts + event.dur);
    if (!Number.isInteger(ts) || !Number.isInteger(event.dur)) this.isCoarse = false;
  }

  /** Between the earliest time and the latest end of a slice. */
  get spread(): number {
    return this.last - this.origin;
  }

  #count({ ph, name, cat, args }: ChromeEvent): void {
    if (name === '') return;
    const shape = name.replaceAll(/\d+/gu, '#');
    const key = `${ph} ${cat} ${shape}`;
    const seen = this.names.get(key);
    if (seen !== undefined) seen.count += 1;
    else if (this.names.size < mostNames)
      this.names.set(key, { ph, name, cat, args: Object.keys(args), count: 1 });
  }
}

/** In microseconds: 104 days, beyond which nanoseconds are not exact. */
const longestTimeline = 9e12;

const tooLong = (file: SourceFile, offset: number): InputError =>
  new InputError(
    {
      code: 'TRACE014',
      problem: 'the times of the timeline are more than 104 days apart',
      advice: 'Was an event damaged, or is one of another clock in the file?',
    },
    file.path,
    { offset },
  );

/**
 * Reads a timeline once.
 * @throws InputError
 */
export async function chromeSurveyOf(file: SourceFile): Promise<ChromeSurvey> {
  const surveyor = new Surveyor();
  for await (const located of new ChromeFile(file).events())
    for (const { event, piece } of located) {
      surveyor.add(event);
      if (surveyor.spread > longestTimeline) throw tooLong(file, piece.offset);
    }
  const { threads, tracks, origin, disorder, isCoarse, names } = surveyor;
  return {
    threads,
    tracks: [...tracks],
    origin: Number.isFinite(origin) ? origin : 0,
    disorder,
    isCoarse,
    names: [...names.values()].toSorted((one, other) => other.count - one.count),
  };
}
