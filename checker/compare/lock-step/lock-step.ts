import type { Engine } from '../../../model/index.ts';
import type { Limits, Path } from '../../../traces/index.ts';
import { catchUp, stretchOf, type Show, type Stretch } from './catch-up.ts';
import { PairStore } from './pair-store.ts';
import { sameChoices } from './same-choice.ts';

/** One machine where two part. */
export interface PartingSide<E> {
  /** Its run, up to and with what it does then. */
  readonly path: Path;
  /** Steps of the run before the choice on which they part. */
  readonly before: number;
  /** What is seen of it then. */
  readonly events: readonly E[];
  /** Whether it can do no more on that choice. */
  readonly stuck: boolean;
}

/** What came of two machines that take the same choices. */
export type LockStep<E> = {
  /** Pairs of states seen. */
  readonly pairs: number;
  /** Of every schedule of this many choices the same is seen on both. */
  readonly choices: number;
} & (
  | {
      /** They never part. */
      readonly kind: 'alike';
      /** Whether they take the same steps, so that the same can be seen of both; else one had to catch up at times. */
      readonly exactly: boolean;
    }
  | /** A limit was reached before they parted. */ { readonly kind: 'cut'; readonly cut: keyof Limits }
  | {
      /** A schedule of the fewest choices that tells them apart. */
      readonly kind: 'parts';
      readonly sides: readonly [PartingSide<E>, PartingSide<E>];
    }
);

/** How to see what machines do, and how far to go. */
export interface LockStepOptions<E> {
  readonly show: Show<E>;
  readonly limits: Limits;
}

type Sides<E> = readonly [PartingSide<E>, PartingSide<E>];

interface Parted<E> {
  readonly sides: Sides<E>;
  /** Whether one of the machines cannot take the choice at all. */
  readonly isLone: boolean;
}

const betweenLooks = 1 << 8;

/** The search for a schedule that tells two machines apart. */
class Search<A, B, E> {
  readonly #first: Engine<A, E>;
  readonly #second: Engine<B, E>;
  readonly #show: Show<E>;
  readonly #store: PairStore<A, B>;
  #exactly = true;

  constructor(first: Engine<A, E>, second: Engine<B, E>, show: Show<E>) {
    this.#first = first;
    this.#second = second;
    this.#show = show;
    this.#store = new PairStore(first, second);
  }

  run(limits: Limits): LockStep<E> {
    const started = performance.now();
    const store = this.#store;
    const atOnce = this.#begin();
    if (atOnce !== undefined) return { kind: 'parts', sides: atOnce, pairs: 1, choices: 0 };
    let choices = 0;
    const cutBy = (cut: keyof Limits): LockStep<E> => ({ kind: 'cut', cut, pairs: store.size, choices });
    const partsAt = ({ sides }: Parted<E>): LockStep<E> => ({
      kind: 'parts',
      sides,
      pairs: store.size,
      choices,
    });
    for (let from = 0; from < store.size; choices++) {
      if (choices >= (limits.depth ?? Infinity)) return cutBy('depth');
      const end = store.size;
      let lone: Parted<E> | undefined;
      for (; from < end; from++) {
        if (store.size > (limits.states ?? Infinity)) return cutBy('states');
        const looks = from % betweenLooks === 0;
        if (looks && (performance.now() - started) / 1000 > (limits.seconds ?? Infinity))
          return cutBy('seconds');
        const found = this.#expand(from);
        // What is seen says more than that a step is missing, and a schedule that shows it may be as short.
        if (found?.isLone === false) return partsAt(found);
        lone ??= found;
      }
      if (lone !== undefined) return partsAt(lone);
    }
    return { kind: 'alike', exactly: this.#exactly, pairs: store.size, choices };
  }

  /** The sides if they part at their starts. */
  #begin(): Sides<E> | undefined {
    const [one, other] = [this.#first.initial(), this.#second.initial()];
    this.#store.add(one.state, other.state);
    if (isSame(this.#show(one.events), this.#show(other.events))) return undefined;
    const sideOf = (events: readonly E[]): PartingSide<E> => ({ path: [], before: 0, events, stuck: false });
    return [sideOf(one.events), sideOf(other.events)];
  }

  #expand(pair: number): Parted<E> | undefined {
    const ones = this.#first.successors(this.#store.firstOf(pair));
    const others = this.#second.successors(this.#store.secondOf(pair));
    let lone: Parted<E> | undefined;
    for (const { actor, first, second } of sameChoices(
      { names: this.#first, steps: ones },
      { names: this.#second, steps: others },
    )) {
      const one = first === undefined ? undefined : stretchOf(first, ones[first], this.#show);
      const other = second === undefined ? undefined : stretchOf(second, others[second], this.#show);
      if (one === undefined || other === undefined) {
        lone ??= this.#parted(pair, one, other, true);
        continue;
      }
      const caught = catchUp([this.#first, this.#second], actor, [one, other], this.#show);
      if (caught.ends !== 'same') return this.#parted(pair, caught.first, caught.second, false, caught.ends);
      if (caught.first.path.length + caught.second.path.length > 2) this.#exactly = false;
      this.#store.add(caught.first.state, caught.second.state, {
        pair,
        first: caught.first.path,
        second: caught.second.path,
      });
    }
    return lone;
  }

  #parted(
    pair: number,
    first: Stretch<A, E> | undefined,
    second: Stretch<B, E> | undefined,
    isLone: boolean,
    ends?: 'other' | 'first-stuck' | 'second-stuck',
  ): Parted<E> {
    const way = this.#store.wayTo(pair);
    const sideOf = (path: Path, own: Stretch<unknown, E> | undefined, isStuck: boolean): PartingSide<E> => ({
      path: own === undefined ? path : [...path, ...own.path],
      before: path.length,
      events: own?.events ?? [],
      stuck: isStuck || own === undefined,
    });
    return {
      sides: [
        sideOf(way.first, first, ends === 'first-stuck'),
        sideOf(way.second, second, ends === 'second-stuck'),
      ],
      isLone,
    };
  }
}

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((symbol, i) => symbol === other[i]);

/**
 * Takes every schedule with both machines at once, shortest first, until one tells them apart. On each choice a machine
 * that is behind catches up: what one does in a step, the other may do in two.
 */
export const lockStep = <A, B, E>(
  first: Engine<A, E>,
  second: Engine<B, E>,
  { show, limits }: LockStepOptions<E>,
): LockStep<E> => new Search(first, second, show).run(limits);
