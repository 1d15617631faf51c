import type { Event, EventKind } from '../../event/event.ts';
import type { MergeAccount } from './account.ts';
import type { Cursor } from './cursor.ts';
import type { Lives } from './lives.ts';
import type { Observed } from './observed.ts';

/** Of events with the same stamp, what makes others possible comes first and what makes them impossible last. */
const lateKinds: ReadonlySet<EventKind> = new Set(['wake.begin', 'task.end']);
const earlyKinds: ReadonlySet<EventKind> = new Set(['spawn.begin', 'poll.end']);

function rankOf({ event: { e } }: Observed): number {
  if (earlyKinds.has(e)) return 0;
  return lateKinds.has(e) ? 2 : 1;
}

/** A stream that has a head. */
interface Lane {
  readonly cursor: Cursor;
  readonly stream: number;
  head: Observed;
}

const comesFirst = (one: Lane, other: Lane): boolean => {
  if (one.cursor.t !== other.cursor.t) return one.cursor.t < other.cursor.t;
  const rank = rankOf(one.head) - rankOf(other.head);
  return rank === 0 ? one.stream < other.stream : rank < 0;
};

/**
 * The heads of all streams, and which of them is next: the one with the earliest stamp, unless it cannot happen yet
 * and another one can that may have happened before it.
 */
export class Frontier {
  readonly #lives: Lives;
  readonly #account: MergeAccount;
  #lanes: Lane[] = [];
  #g = 0;
  #lastT = Number.NaN;
  #lastStream = -1;

  constructor(lives: Lives, account: MergeAccount) {
    this.#lives = lives;
    this.#account = account;
  }

  /** Adds a stream that has a head. */
  add(cursor: Cursor, stream: number, head: Observed): void {
    this.#lanes.push({ cursor, stream, head });
  }

  /** Puts events into `into` until one more would be too many, or the cursor that is returned has to be loaded. */
  fill(into: Event[], most: number): Lane | undefined {
    while (into.length < most) {
      const lane = this.#next();
      if (lane === undefined) return undefined;
      into.push(this.#emit(lane));
      if (lane.cursor.advance() && lane.cursor.head !== undefined) lane.head = lane.cursor.head;
      else {
        this.#lanes = this.#lanes.filter((other) => other !== lane);
        return lane;
      }
    }
    return undefined;
  }

  #next(): Lane | undefined {
    const first = this.#earliest(this.#lanes);
    if (first === undefined) return undefined;
    const rival = this.#rivalOf(first);
    if (rival === undefined && this.#lives.readiness(first.head, first.stream) === 'ready') return first;
    const next = this.#unblocked(rival ?? first);
    if (next !== first) this.#account.reordered++;
    return next;
  }

  #earliest(lanes: readonly Lane[]): Lane | undefined {
    let first: Lane | undefined;
    for (const lane of lanes) if (first === undefined || comesFirst(lane, first)) first = lane;
    return first;
  }

  /** Another poll of the task that `first` is about to poll, which is over earlier and may have come before it. */
  #rivalOf(first: Lane): Lane | undefined {
    const { event } = first.head;
    if (event.e !== 'poll.begin') return undefined;
    let best = first;
    for (const lane of this.#lanes) {
      const other = lane.head.event;
      if (lane === first || other.e !== 'poll.begin' || other.task !== event.task) continue;
      if (lane.cursor.earliest > first.cursor.t) continue;
      if (lane.cursor.pollIsOverBy(event.task) < best.cursor.pollIsOverBy(event.task)) best = lane;
    }
    return best === first ? undefined : best;
  }

  /** The one that can happen, of all that may come before every other; `wanted` if it is as good as any. */
  #unblocked(wanted: Lane): Lane {
    if (this.#lives.readiness(wanted.head, wanted.stream) === 'ready') return wanted;
    const limit = this.#limit();
    const within = this.#lanes.filter(({ cursor }) => cursor.earliest <= limit);
    const are = (wished: 'ready' | 'unlikely'): Lane | undefined =>
      this.#earliest(within.filter(({ head, stream }) => this.#lives.readiness(head, stream) === wished));
    const found = are('ready') ?? are('unlikely');
    if (found !== undefined) return found;
    this.#account.forced++;
    return this.#earliest(this.#lanes) ?? wanted;
  }

  /** What happens certainly after this is not next. */
  #limit(): number {
    let limit = Number.POSITIVE_INFINITY;
    for (const { cursor } of this.#lanes) limit = Math.min(limit, cursor.latest);
    return limit;
  }

  #emit({ cursor, stream, head }: Lane): Event {
    this.#lives.happens(head, stream, cursor);
    if (head.t === this.#lastT && stream !== this.#lastStream) this.#account.ties++;
    this.#lastT = head.t;
    this.#lastStream = stream;
    const { event, t } = head;
    // Several times as fast as spreading the event, and in the order of the fields of our own format.
    return Object.assign({ e: event.e, g: this.#g++, t, s: event.s, w: event.w }, event);
  }
}
