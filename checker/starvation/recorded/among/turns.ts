import type { TaskId } from '../../../../traces/index.ts';

/** Something by which it is known who takes part: a poll, or a task that begins or ends to live. */
export interface Turn {
  readonly g: number;
  readonly t: number;
  /** The task that is polled; undefined where none is. */
  readonly task: TaskId | undefined;
  /** Just before it the tasks asked about lived, all of them and no more, and each had been polled. */
  readonly isComplete: boolean;
  /** It is a poll of one of them. */
  readonly isTheirs: boolean;
  /** The task completes in it. */
  isLast: boolean;
}

/** So many are remembered at least; a longer wait is not told. */
const remembered = 8192;

/** The last turns of a recording, the oldest first. */
export class Turns {
  readonly #turns: Turn[] = [];
  #isWhole = true;

  add(turn: Turn): void {
    this.#turns.push(turn);
    if (this.#turns.length < 2 * remembered) return;
    this.#turns.splice(0, remembered);
    this.#isWhole = false;
  }

  /** The poll that a task is in was its last. */
  endsWith(task: TaskId): void {
    const last = this.#turns.findLast((turn) => turn.task === task);
    if (last !== undefined) last.isLast = true;
  }

  /** All after the last that is not; undefined if that is too long ago. */
  after(isAfter: (turn: Turn) => boolean): readonly Turn[] | undefined {
    const before = this.#turns.findLastIndex((turn) => !isAfter(turn));
    return before === -1 && !this.#isWhole ? undefined : this.#turns.slice(before + 1);
  }
}
