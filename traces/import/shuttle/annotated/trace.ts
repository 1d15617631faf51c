import type { Event, EventKind, Occurrence } from '../../../event/event.ts';
import type { End, Header } from '../../../event/header.ts';
import type { Source } from '../../../read/source.ts';
import type { Notice, Trace } from '../../../read/trace.ts';
import type { Piece } from '../../json-document/cutter.ts';
import { shuttleHeader } from '../header.ts';
import { annotationOf } from './annotation.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Opened } from './opened.ts';

/** The name of the format. */
export const formatName = 'shuttle-annotated-0';

const kinds = [
  'spawn.begin',
  'task.end',
  'shuttle.step',
  'shuttle.random',
  'shuttle.semaphore',
] as const satisfies readonly EventKind[];

/** A stretch of a run that Shuttle annotated: each annotation is one tick of its clock. */
export class AnnotatedTrace implements Trace {
  readonly file: string;
  readonly format = formatName;
  readonly header: Header;
  readonly #opened: Opened;
  #written = 0;
  #annotations = 0;
  #foreign = 0;
  #iterated = false;

  constructor(source: Source, opened: Opened) {
    this.file = source.path;
    this.header = shuttleHeader(formatName, kinds);
    this.#opened = opened;
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    if (this.#iterated) throw new Error('a trace can be iterated once: open it again');
    this.#iterated = true;
    for await (const pieces of this.#opened.pieces) yield* this.#events(pieces);
    if (!this.#isWhole) yield [this.#stamped({ e: 'gap', why: 'the file was cut off here' })];
  }

  end(): End | undefined {
    // That it is over says nothing of whether the program was done: it may have panicked or have deadlocked.
    return this.#isWhole ? { e: 'end', n: this.#written, complete: false } : undefined;
  }

  notices(): readonly Notice[] {
    const cut = {
      code: 'cut-off',
      count: 1,
      text: 'The file was cut off; what the run did after its last whole event is unknown.',
    };
    const foreign = {
      code: 'semaphores-from-before',
      count: this.#foreign,
      text: 'Operations on semaphores made before Shuttle began to annotate are left out: it gives them no number.',
    };
    return [...(this.#isWhole ? [] : [cut]), ...(this.#foreign === 0 ? [] : [foreign])];
  }

  async close(): Promise<void> {
    await this.#opened.pieces.return(undefined);
  }

  get #isWhole(): boolean {
    return this.#opened.document.ending?.closed === true;
  }

  /** The events of the pieces; those before a piece that is refused come first. */
  *#events(pieces: readonly Piece[]): Generator<readonly Event[]> {
    const events: Event[] = [];
    try {
      for (const piece of pieces)
        if (piece.member === 'events' && piece.kind === 'element') this.#add(events, piece);
    } catch (error) {
      if (events.length > 0) yield events;
      throw error;
    }
    if (events.length > 0) yield events;
  }

  #add(events: Event[], piece: Piece): void {
    const annotation = this.#opened.document.read(piece, annotationOf);
    const { what } = annotation;
    if ('object' in what && !Number.isSafeInteger(what.object)) this.#foreign += 1;
    for (const occurrence of occurrencesOf(annotation, this.#opened.tables))
      events.push(this.#stamped(occurrence));
    this.#annotations += 1;
  }

  #stamped(occurrence: Occurrence): Event {
    const g = this.#written;
    this.#written += 1;
    return { ...occurrence, g, t: this.#annotations, s: 0, w: null };
  }
}
