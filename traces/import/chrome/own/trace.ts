import type { Event } from '../../../event/event.ts';
import type { End, Header } from '../../../event/header.ts';
import type { SourceFile } from '../../../read/source.ts';
import type { Notice, Trace } from '../../../read/trace.ts';
import * as valid from '../../../event/validators.generated.js';
import type { ChromeEvent } from '../chrome-event.ts';
import { ChromeFile } from '../events-in.ts';
import { Reconstruction } from './reconstruct.ts';

/** The name of the format of timelines that yieldcheck wrote itself. */
export const ownFormatName = 'yieldcheck-chrome-1';

/** What the first instant of a timeline of ours says. */
export interface Beginning {
  readonly header: Header;
  /** The time of its first event, in nanoseconds. */
  readonly origin: number;
}

/** What an event says of the whole trace, if it is the first instant of a timeline of ours. */
export function beginningIn({ ph, cat, args }: ChromeEvent): Beginning | undefined {
  if (ph !== 'i' || cat !== 'header') return undefined;
  const { header, t } = args;
  return valid.header(header) && typeof t === 'number' ? { header, origin: t } : undefined;
}

function endIn({ ph, cat, args }: ChromeEvent): End | undefined {
  const { end } = args;
  return ph === 'i' && cat === 'end' && valid.end(end) ? end : undefined;
}

/** A timeline that yieldcheck wrote, as the trace that it shows. */
export class OwnChromeTrace implements Trace {
  readonly file: string;
  readonly format = ownFormatName;
  readonly header: Header;
  readonly #chrome: ChromeFile;
  readonly #reconstruction: Reconstruction;
  #end: End | undefined;
  #written = 0;

  constructor(file: SourceFile, { header, origin }: Beginning) {
    this.file = file.path;
    this.header = header;
    this.#chrome = new ChromeFile(file);
    this.#reconstruction = new Reconstruction(origin);
  }

  async *batches(): AsyncGenerator<readonly Event[]> {
    for await (const located of this.#chrome.events()) {
      const events: Event[] = [];
      let fault: unknown;
      try {
        for (const { event: mark, piece } of located) {
          const event = this.#chrome.at(piece, () => this.#reconstruction.of(mark));
          if (event !== undefined) events.push(event);
          this.#end ??= endIn(mark);
        }
      } catch (error) {
        fault = error;
      }
      this.#written += events.length;
      if (events.length > 0) yield events;
      if (fault !== undefined) throw fault;
    }
  }

  end(): End | undefined {
    return this.#end?.n === this.#written ? this.#end : undefined;
  }

  notices(): readonly Notice[] {
    const missing = (this.#end?.n ?? 0) - this.#written;
    if (missing <= 0) return [];
    const text = 'Events that the timeline counts are not in it; it was changed since yieldcheck wrote it.';
    return [{ code: 'events-missing', count: missing, text }];
  }

  async close(): Promise<void> {
    // Nothing is open before the iteration, which closes the file itself.
  }
}
