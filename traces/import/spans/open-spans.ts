import type { TaskSpan } from './task-span.ts';
import type { Visit } from './visit.ts';

interface Opened {
  readonly visit: Visit | undefined;
  /** How many spans had been entered before. */
  readonly order: number;
  depth: number;
}

/** The spans of tasks that are entered, on whatever thread. Workers are left out: theirs are entered all the time. */
export class OpenSpans {
  readonly #open = new Map<TaskSpan, Opened>();
  #entered = 0;

  has(span: TaskSpan): boolean {
    return this.#open.has(span);
  }

  /** @param visit - undefined for a span that no scheduler polls */
  enter(span: TaskSpan, visit: Visit | undefined): void {
    this.#open.set(span, { visit, order: this.#entered++, depth: 1 });
  }

  /** The span is entered while it is entered. */
  deepen(span: TaskSpan): void {
    const opened = this.#open.get(span);
    if (opened !== undefined) opened.depth += 1;
  }

  /** What the span is left from: undefined if it is still entered, or was not. */
  leave(span: TaskSpan): Opened | undefined {
    const opened = this.#open.get(span);
    if (opened === undefined) return undefined;
    opened.depth -= 1;
    if (opened.depth > 0) return undefined;
    this.#open.delete(span);
    return opened;
  }

  /** Whether something that lay in `inner` from its beginning to now may have been inside of another span. */
  encloses({ order }: Opened): boolean {
    for (const outer of this.#open.values()) if (outer.order < order) return true;
    return false;
  }

  /** The visit of this span, while it is entered. */
  visitOf(span: TaskSpan): Visit | undefined {
    return this.#open.get(span)?.visit;
  }

  forget(span: TaskSpan): void {
    this.#open.delete(span);
  }
}
