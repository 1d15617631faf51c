import type { PctGuarantee, Schedule, Scheduler } from './schedule.ts';
import { below } from './xoshiro.ts';
import type { RandomWords } from './xoshiro.ts';

/** How a priority schedule looks for bugs. */
export interface PctOptions {
  /** Ordering constraints between steps that suffice to show the bugs looked for: 1 or more. */
  readonly bugDepth: number;
  /** Steps in a run at most; without, the longest run so far. */
  readonly length?: number;
}

class Pct implements Scheduler {
  readonly needsActors = true;
  readonly #bugDepth: number;
  readonly #knownLength: number | undefined;
  #longest = 1;
  #random: RandomWords = () => 0;
  #step = 0;
  /** By actor: random at first, always 1 or more; below 1 once it was lowered. */
  readonly #priorities: number[] = [];
  /** In this run, by position, which change of priority happens before the step with this index. */
  readonly #changes = new Map<number, number[]>();

  constructor({ bugDepth, length }: PctOptions) {
    this.#bugDepth = bugDepth;
    this.#knownLength = length;
  }

  get #length(): number {
    return this.#knownLength ?? this.#longest;
  }

  begin(random: RandomWords): void {
    this.#random = random;
    this.#step = 0;
    this.#changes.clear();
    // An order drawn for more actors than were seen orders any number of them as fairly.
    this.#priorities.length = 0;
    if (this.#length < 2) return;
    for (let change = 1; change < this.#bugDepth; change++) {
      const before = 1 + below(this.#length - 1, random);
      this.#changes.set(before, [...(this.#changes.get(before) ?? []), change]);
    }
  }

  pick(count: number, actors: readonly number[]): number {
    let actor = this.#highest(actors);
    const changes = this.#changes.get(this.#step);
    if (changes !== undefined)
      for (const change of changes) {
        this.#priorities[actor] = change / this.#bugDepth;
        actor = this.#highest(actors);
      }
    this.#step++;
    return this.#anyBy(actor, count, actors);
  }

  end(steps: number): void {
    if (steps > this.#longest) this.#longest = steps;
  }

  guarantee(): PctGuarantee {
    const actors = Math.max(1, this.#mostActors);
    const [bugDepth, length] = [this.#bugDepth, Math.max(this.#length, 1)];
    return { bugDepth, actors, length, probability: 1 / (actors * length ** (bugDepth - 1)) };
  }

  #mostActors = 0;

  #highest(actors: readonly number[]): number {
    let highest = -1;
    let best = -1;
    for (const actor of actors) {
      const priority = this.#priorityOf(actor);
      if (priority <= best) continue;
      best = priority;
      highest = actor;
    }
    return highest;
  }

  #priorityOf(actor: number): number {
    while (this.#priorities.length <= actor) this.#priorities.push(1 + this.#random());
    if (this.#mostActors <= actor) this.#mostActors = actor + 1;
    return this.#priorities[actor] ?? 0;
  }

  /** The index of one of the steps by `actor`. */
  #anyBy(actor: number, count: number, actors: readonly number[]): number {
    let own = 0;
    for (let i = 0; i < count; i++) if (actors[i] === actor) own++;
    let skipped = own === 1 ? 0 : below(own, this.#random);
    for (let i = 0; i < count; i++) if (actors[i] === actor && skipped-- === 0) return i;
    throw new RangeError(`no step is by the actor ${actor}`);
  }
}

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with
 * Probabilistic Guarantees of Finding Bugs, ASPLOS 2010). Actors get random priorities, and the one of highest
 * priority among those that can take a step takes it, any of its steps. Before `bugDepth - 1` random steps the actor
 * whose turn it is falls below all others that have not fallen.
 *
 * Each run shows a given bug that needs `bugDepth` ordering constraints with a probability of at least
 * 1 / (actors * length ** (bugDepth - 1)), if no run is longer than `length` and an actor has one step at a time: where
 * it has several, times the probability that those that the bug needs are picked. Where the length is learned, that
 * holds of the runs after the one from which it was learned.
 *
 * An actor is an element of an array, of a step by two the first; the actions of the system as a whole are one more. An
 * actor that is always ready and has not fallen keeps all those below it from running.
 *
 * Throws a `RangeError` for a depth or a length that is not a whole number from 1.
 */
export const pct = (options: PctOptions): Schedule => {
  const { bugDepth, length = 1 } = options;
  for (const count of [bugDepth, length])
    if (!Number.isSafeInteger(count) || count < 1)
      throw new RangeError(
        `a depth of bugs and a length of runs are whole numbers from 1, and ${count} is not`,
      );
  return () => new Pct(options);
};
