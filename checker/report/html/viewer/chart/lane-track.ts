import type { Lane } from '../story/lane.ts';

/** The first index from 0 up to `length` for which `test` holds; it must hold for all after that too. */
export const firstIndex = (length: number, test: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Spans of a lane along one axis. */
export class LaneTrack {
  readonly lane: Lane;
  readonly begins: Float64Array;
  readonly ends: Float64Array;
  /** Sum of the lengths of all spans before each. */
  readonly #sums: Float64Array;

  /** `positions` of events on the axis, which ends at `end`. */
  constructor(lane: Lane, positions: Float64Array, end: number) {
    this.lane = lane;
    const n = lane.begins.length;
    this.begins = new Float64Array(n);
    this.ends = new Float64Array(n);
    this.#sums = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) {
      const ended = lane.ends[i] ?? -1;
      const from = positions[lane.begins[i] ?? 0] ?? 0;
      const to = ended < 0 ? end : (positions[ended] ?? end);
      this.begins[i] = from;
      this.ends[i] = to;
      this.#sums[i + 1] = (this.#sums[i] ?? 0) + to - from;
    }
  }

  /** Number of spans. */
  get length(): number {
    return this.begins.length;
  }

  /** The first span that ends after `value`. */
  firstEndingAfter(value: number): number {
    return firstIndex(this.length, (index) => (this.ends[index] ?? 0) > value);
  }

  /** The first span that begins at `value` or later. */
  firstBeginningAt(value: number): number {
    return firstIndex(this.length, (index) => (this.begins[index] ?? 0) >= value);
  }

  /** The sum of the lengths of spans from one to another, without that. */
  covered(from: number, to: number): number {
    return (this.#sums[to] ?? 0) - (this.#sums[from] ?? 0);
  }
}

/** The spans of one task alone. */
export const laneOfTask = (lane: Lane, task: number): Lane => {
  const kept = lane.tasks.flatMap((of, index) => (of === task ? [index] : []));
  const pick = <T>(values: readonly T[]): readonly T[] =>
    kept.flatMap((index) => {
      const value = values[index];
      return value === undefined ? [] : [value];
    });
  return {
    ...lane,
    begins: pick(lane.begins),
    ends: pick(lane.ends),
    kinds: pick(lane.kinds),
    tasks: pick(lane.tasks),
  };
};
