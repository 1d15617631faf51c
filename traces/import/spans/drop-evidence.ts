import { hasTracedWakers, isPolled, type TaskSpan } from './task-span.ts';

/**
 * Finds out whether the span of a task is entered once more to drop its future: it is since tracing 0.1.38. What runs
 * once, as a blocking task, shows it at once; a task that is polled shows it if nothing woke it for its last visit.
 */
export class DropEvidence {
  #for = 0;
  #against = 0;
  #weaklyAgainst = 0;

  /** A span that was seen from its beginning is closed. */
  closed({ kind, born, visits, last }: TaskSpan): void {
    if (!born || visits === 0) return;
    if (!isPolled(kind)) {
      if (visits > 1) this.#for += 1;
      else this.#against += 1;
    } else if (visits === 1) {
      // Or it was cancelled before its first poll.
      this.#weaklyAgainst += 1;
    } else if (hasTracedWakers(kind) && last?.due === 'no') {
      this.#for += 1;
    }
  }

  /** The answer so far; undefined if nothing told. */
  get dropsEnter(): boolean | undefined {
    if (this.#for + this.#against > 0) return this.#for >= this.#against;
    return this.#weaklyAgainst > 0 ? false : undefined;
  }
}
