import type { RowEngine } from '../../../model/index.ts';
import type { Column, Columned } from '../checkpoint/column.ts';
import { hashRow, secondHash } from './hash.ts';
import { RowStore } from './row-store.ts';
import type { StateStore, Steps } from './state-store.ts';
import { StepBatch } from './step-batch.ts';
import { RowQueue } from './row-queue.ts';

const hashes = 2;

/**
 * Hash compaction: of a state only 64 bits of hash are kept, once it was expanded. Two states with one fingerprint are
 * taken for one, so that states may be missed; `omission` says how likely that is.
 */
export class FingerprintStore implements StateStore, Columned {
  readonly #words: number;
  readonly #fingerprints = new RowStore(hashes);
  readonly #steps = new StepBatch<never>(hashes, 0);
  readonly #waiting: RowQueue;
  /** The first state that the batch before was from. */
  #before = 0;

  constructor(words: number) {
    this.#words = words;
    this.#waiting = new RowQueue(words);
  }

  get size(): number {
    return this.#fingerprints.size;
  }

  get bytes(): number {
    return this.#fingerprints.bytes + this.#waiting.bytes;
  }

  bytesToAdd(count: number): number {
    return this.#fingerprints.bytesToAdd(count) + this.#waiting.bytesToAdd(count);
  }

  parentOf(number: number): number {
    return this.#fingerprints.parentOf(number);
  }

  add(steps: Steps, most: number): number {
    const { count, rows, parents, numbers } = steps;
    const own = this.#steps;
    own.clear();
    const fingerprint = new Int32Array(hashes);
    for (let i = 0; i < count; i++) {
      const at = i * this.#words;
      fingerprint[0] = hashRow(rows, at, this.#words);
      fingerprint[1] = secondHash(rows, at, this.#words);
      own.startFrom(parents[i] ?? 0);
      own.take(fingerprint, 0, []);
    }
    if (count > 0) {
      // One batch late: until this one is done, a checkpoint may go back to where it began.
      this.#waiting.release(this.#before);
      this.#before = parents[0] ?? 0;
    }
    let next = this.size;
    const done = this.#fingerprints.add(own, most);
    for (let i = 0; i < done; i++) {
      const number = own.numbers[i] ?? 0;
      numbers[i] = number;
      if (number !== next) continue;
      this.#waiting.push(rows, i * this.#words);
      next++;
    }
    return done;
  }

  get columns(): readonly Column[] {
    return [...this.#fingerprints.columns, this.#waiting.column('waiting rows')];
  }

  restored(): void {
    this.#fingerprints.restored();
    this.#before = this.#waiting.first;
  }

  load(engine: Pick<RowEngine<unknown>, 'load'>, number: number): void {
    engine.load(this.#waiting.rows, this.#waiting.offsetOf(number));
  }

  isAt(number: number, row: Int32Array): boolean {
    return this.#fingerprints.isAt(
      number,
      Int32Array.of(hashRow(row, 0, this.#words), secondHash(row, 0, this.#words)),
    );
  }
}

const fingerprints = 2 ** 64;

/** An upper bound on the probability that among `states` states two have one fingerprint, if hashing is fair. */
export const omission = (states: number): number => Math.min(1, (states * (states - 1)) / 2 / fingerprints);
