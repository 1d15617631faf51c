import { currentThreadSchemaOf, HeapState, none } from '../../../model/index.ts';
import type {
  Context,
  CoreView,
  CurrentThreadSchema,
  CurrentThreadState,
  CurrentThreadTask,
  Emitted,
  Rooted,
} from '../../../model/index.ts';
import type { Mode } from '../hypothesis.ts';
import type { RuleName } from '../reason.ts';
import { Tape } from '../witness/tape.ts';

/** A wake or a spawn that was called and is not over yet; it will be when the call returns. */
export interface Call {
  /** The thread that calls. */
  readonly thread: number;
  /** Index of the task, or of the future in `block_on`. */
  readonly task: number;
  /**
   * What it does next: mark the task, put it into the inject queue, or all at once on the thread with the core, in a poll
   * or in a pass.
   */
  readonly next: 'mark' | 'push' | 'wake here' | 'wake in pass';
}

/** One way in which the hidden part of a recording of current_thread may stand. Changed in place. */
export class CurrentThreadHypothesis {
  readonly runtime: Rooted;
  readonly mode: Mode;
  readonly me: CoreView;
  readonly state: CurrentThreadState;
  readonly tape: Tape | undefined;
  /** Whether the thread with the core has done already what its next recorded event tells of. */
  ahead: boolean;
  /** How often a task was taken that was not what was predicted. */
  surprises: number;
  underway: readonly Call[];
  /** Tasks that woke themselves as they were deferred, which a task does not that only something within it defers. */
  readonly mustBeHeard: Set<number>;
  readonly #heap: HeapState<CurrentThreadSchema>;
  /** Keeps what is emitted. No effect has anything to choose here. */
  readonly context: Context<Emitted> = {
    choose: () => 0,
    emit: (event) => {
      this.tape?.fillIn(event, event.s);
    },
  };

  constructor(runtime: Rooted, mode: Mode, from?: CurrentThreadHypothesis) {
    this.runtime = runtime;
    this.mode = mode;
    this.#heap = from === undefined ? new HeapState(currentThreadSchemaOf(runtime)) : from.#heap.copy();
    this.state = this.#heap.state;
    this.me = this.state.workers.get(0);
    this.tape = mode.keepsTape ? (from?.tape?.copy() ?? new Tape()) : undefined;
    this.ahead = from?.ahead ?? false;
    this.surprises = from?.surprises ?? 0;
    this.underway = from?.underway ?? [];
    this.mustBeHeard = new Set(from?.mustBeHeard);
    if (from === undefined) {
      this.me.at = 'outer';
      this.state.woken = true;
    }
  }

  /** The task at `index`, which is not the future in `block_on`. */
  task(index: number): CurrentThreadTask {
    return this.state.tasks.get(index);
  }

  /** Whether a task, or the future in `block_on`, has been taken and its poll has not begun. */
  get hasFound(): boolean {
    const { at, current } = this.me;
    return current !== none && (at === 'next' || at === 'outer');
  }

  /** This hypothesis cannot go on. */
  ends(rule: RuleName, here: () => string): 'refused' {
    this.mode.reasons?.push({ rule, here: here() });
    return 'refused';
  }

  copy(): CurrentThreadHypothesis {
    return new CurrentThreadHypothesis(this.runtime, this.mode, this);
  }

  key(): string {
    const calls = this.underway.map(({ thread, task, next }) => `${thread} ${task} ${next}`);
    const heard = [...this.mustBeHeard].toSorted((a, b) => a - b);
    return `${this.#heap.key()}#${this.ahead}#${calls.join()}#${heard.join()}`;
  }
}
