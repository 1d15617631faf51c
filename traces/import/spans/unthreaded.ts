import type { Lives, Moment } from './lives.ts';
import type { SpanNotice } from './notices.ts';
import { OpenSpans } from './open-spans.ts';
import type { Counter } from './tallies.ts';
import { isPolled, type TaskSpan } from './task-span.ts';
import type { Visit } from './visit.ts';

/** How often a span was entered for no reason, and whether that may have been inside of another. */
interface Unexplained {
  times: number;
  enclosed: boolean;
}

/**
 * Polls where the recorder does not tell threads apart. A span may then be entered twice at a time, or inside of another
 * task's, without a second poll: that is counted, as it cannot be told from one.
 */
export class Unthreaded {
  readonly #lives: Lives;
  readonly #tallies: Counter<SpanNotice>;
  readonly #open = new OpenSpans();
  readonly #unexplained = new WeakMap<TaskSpan, Unexplained>();

  constructor(lives: Lives, tallies: Counter<SpanNotice>) {
    this.#lives = lives;
    this.#tallies = tallies;
  }

  enter(at: Moment, span: TaskSpan): void {
    if (this.#open.has(span)) {
      if (isPolled(span.kind)) this.#tallies.add('entered-twice');
      this.#open.deepen(span);
    } else if (isPolled(span.kind)) {
      this.#open.enter(span, this.#lives.enter(at, span));
    } else {
      span.visits += 1;
      if (span.kind !== 'worker') this.#open.enter(span, undefined);
    }
  }

  exit(at: Moment, span: TaskSpan): void {
    if (span.kind === 'worker') return;
    if (!this.#open.has(span)) {
      this.#tallies.add('left-unentered');
      return;
    }
    const opened = this.#open.leave(span);
    if (opened?.visit === undefined) return;
    if (opened.visit.due === 'no') this.#suspect(span, this.#open.encloses(opened));
    this.#lives.exit(at, span.task, opened.visit);
  }

  /** The visit of this span, while it is entered. */
  visitOf(span: TaskSpan): Visit | undefined {
    return this.#open.visitOf(span);
  }

  forget(span: TaskSpan): void {
    this.#open.forget(span);
  }

  /** One visit without a reason may be the drop of the future; of several, some were others' if any lay in another. */
  #suspect(span: TaskSpan, enclosed: boolean): void {
    const seen = this.#unexplained.get(span) ?? { times: 0, enclosed: false };
    seen.times += 1;
    seen.enclosed ||= enclosed;
    this.#unexplained.set(span, seen);
    if (seen.times > 1 && seen.enclosed) this.#tallies.add('entered-by-others');
  }
}
