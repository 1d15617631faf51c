import type { TaskId, WorkerIndex } from '../../../traces/index.ts';

/** A poll that has ended, or is under way. */
export interface RanPoll {
  readonly task: TaskId;
  readonly role: string;
  readonly w: WorkerIndex | null;
  readonly beganAt: number;
  /** Position and time of its end; where the recording has come to, if it is under way. */
  readonly ended: number;
  readonly endedAt: number;
}

/** So many polls are remembered; of longer waits only the last ones are told. */
const remembered = 8192;

/** The polls that ended last. */
export class RecentPolls {
  readonly #polls: RanPoll[] = [];
  #next = 0;

  add(poll: RanPoll): void {
    this.#polls[this.#next] = poll;
    this.#next = (this.#next + 1) % remembered;
  }

  /** The polls that ended after position `g`, the last first, and whether they are all of them. */
  endedAfter(g: number): { readonly polls: readonly RanPoll[]; readonly all: boolean } {
    const polls: RanPoll[] = [];
    for (let back = 1; back <= this.#polls.length; back++) {
      const poll = this.#polls[(this.#next - back + remembered) % remembered];
      if (poll === undefined || poll.ended <= g) return { polls, all: true };
      polls.push(poll);
    }
    return { polls, all: this.#polls.length < remembered };
  }
}
