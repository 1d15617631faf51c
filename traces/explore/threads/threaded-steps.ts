import { extname } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Expansion, StepSource } from '../rows/expansion.ts';
import type { LocalSteps } from '../rows/local-steps.ts';
import type { RowStore } from '../rows/row-store.ts';
import type { StateStore } from '../rows/state-store.ts';
import {
  blocksPerThread,
  mostStatesTogether,
  mostSteps,
  newSlot,
  phaseOf,
  shared,
  slotField,
} from './protocol.ts';
import type { MachineSource, NewLetters, Slot, StoreArrays, ThreadData } from './protocol.ts';
import { sharedArray } from './shared-arrays.ts';

/** Numbers what steps emit; see `Alphabet`. */
interface Letters<E> {
  numberOf(events: readonly E[]): number;
}

/** What the threads work on. */
export interface SharedWork<E> {
  readonly source: MachineSource;
  readonly threads: number;
  readonly actions: number;
  readonly store: RowStore;
  /** Numbers what steps emit, if that is wanted. */
  readonly alphabet: Letters<E> | undefined;
  /** The machine in this thread, for blocks that threads cannot finish. */
  readonly local: LocalSteps<E>;
}

interface Thread<E> {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** By the thread's own number of a letter, what it says. */
  readonly letters: (readonly E[])[];
  /** By the thread's own number of a letter, the number here, once it was met. */
  readonly numbers: (number | undefined)[];
}

/** States that a thread is to expand. */
interface Block {
  readonly from: number;
  readonly until: number;
}

const patience = 1000;
const mostPatience = 300;

/**
 * The machine in several threads. Blocks of states are given out in their order and taken back in the same, so that
 * everything found, down to the number of each state, is as if one thread had done it.
 *
 * Threads also look steps up among the states known when they begin; what they cannot find is looked up here.
 */
export class ThreadedSteps<E> implements StepSource {
  readonly refusals: Float64Array;
  readonly #work: SharedWork<E>;
  readonly #control: Int32Array;
  readonly #slots: readonly Slot[];
  readonly #threads: readonly Thread<E>[];
  /** The blocks that were given out and not taken back. */
  readonly #underWay: Block[] = [];
  /** Number of the first of them. */
  #first = 0;
  /** First state that was not given out. */
  #given: number;
  #epoch = -1;
  /** What was taken back last; undefined if it was expanded here. */
  #taken: { readonly slot: Slot; readonly steps: number; readonly unknown: number } | undefined;
  readonly #parents = new Int32Array(mostSteps);
  readonly #numbers = new Int32Array(mostSteps);

  /** The states from `from` on are still to be expanded. */
  constructor(work: SharedWork<E>, from: number) {
    const { threads, store, actions } = work;
    this.#work = work;
    this.#given = from;
    this.refusals = work.local.refusals;
    this.#slots = Array.from({ length: blocksPerThread * threads }, () => newSlot(store.words, actions));
    this.#control = sharedArray(shared.firstSlot + this.#slots.length * slotField.size);
    this.#threads = Array.from({ length: threads }, (_, index) => this.#start(index));
  }

  next(from: number, until: number): Expansion {
    this.#publish();
    this.#giveOut(until);
    const number = this.#first++;
    const block = this.#underWay.shift();
    if (block === undefined || block.from !== from) throw new Error(`states from ${from} were not given out`);
    const at = this.#positionOf(number);
    if (this.#wait(at, number) !== phaseOf(number).done) {
      this.#taken = undefined;
      return this.#work.local.expand(block.from, block.until, Infinity);
    }
    return this.#takeBack(number, at, block);
  }

  lookUp(store: StateStore, most: number): number {
    if (this.#taken === undefined) return this.#work.local.lookUp(store, most);
    const { slot, steps, unknown } = this.#taken;
    const { parents, numbers, rows, unknown: positions } = slot;
    for (let i = 0; i < unknown; i++) this.#parents[i] = parents[positions[i] ?? 0] ?? 0;
    const done = store.add({ count: unknown, rows, parents: this.#parents, numbers: this.#numbers }, most);
    for (let i = 0; i < done; i++) numbers[positions[i] ?? 0] = this.#numbers[i] ?? 0;
    return done < unknown ? (positions[done] ?? 0) : steps;
  }

  close(): void {
    Atomics.store(this.#control, shared.stopped, 1);
    for (let number = 0; number < this.#slots.length; number++) {
      const at = this.#positionOf(number);
      Atomics.store(this.#control, at, -1);
      Atomics.notify(this.#control, at);
    }
    for (const { worker, port } of this.#threads) {
      port.close();
      void worker.terminate();
    }
  }

  #start(index: number): Thread<E> {
    const { source, alphabet } = this.#work;
    const { port1, port2 } = new MessageChannel();
    const data: ThreadData = {
      source,
      listens: alphabet !== undefined,
      index,
      control: this.#control,
      slots: this.#slots,
      port: port2,
    };
    const worker = new Worker(new URL(`./expander-thread${extname(import.meta.url)}`, import.meta.url), {
      workerData: data,
      transferList: [port2],
    });
    worker.unref();
    return { worker, port: port1, letters: [[]], numbers: [] };
  }

  /** Lets threads see the states found so far. */
  #publish(): void {
    const { store } = this.#work;
    if (store.epoch !== this.#epoch) {
      this.#epoch = store.epoch;
      const arrays: StoreArrays = { epoch: store.epoch, rows: store.rows, slots: store.slots };
      for (const { port } of this.#threads) port.postMessage(arrays);
    }
    Atomics.store(this.#control, shared.watermark, store.size);
  }

  /** Gives out states that were found: those before `until` and then those after it, which are of the next level. */
  #giveOut(until: number): void {
    const { size } = this.#work.store;
    while (this.#underWay.length < this.#slots.length && this.#given < size) {
      const end = this.#given < until ? until : size;
      const share = Math.ceil((end - this.#given) / (2 * this.#threads.length));
      const block = {
        from: this.#given,
        until: Math.min(this.#given + Math.min(mostStatesTogether, share), end),
      };
      this.#give(this.#first + this.#underWay.length, block);
      this.#underWay.push(block);
      this.#given = block.until;
    }
  }

  #give(number: number, { from, until }: Block): void {
    const at = this.#positionOf(number);
    const control = this.#control;
    control[at + slotField.from] = from;
    control[at + slotField.until] = until;
    control[at + slotField.epoch] = this.#epoch;
    Atomics.store(control, at, phaseOf(number).ready);
    Atomics.notify(control, at);
  }

  #positionOf(number: number): number {
    return shared.firstSlot + (number % this.#slots.length) * slotField.size;
  }

  #wait(at: number, number: number): number {
    const { ready } = phaseOf(number);
    for (let waited = 0; waited < mostPatience; waited++) {
      const phase = Atomics.load(this.#control, at);
      if (phase > ready) return phase;
      Atomics.wait(this.#control, at, phase, patience);
    }
    throw new Error(`no thread has expanded a block of states within ${mostPatience} seconds`);
  }

  #takeBack(number: number, at: number, { until }: Block): Expansion {
    const field = (name: keyof typeof slotField): number => this.#control[at + slotField[name]] ?? 0;
    const slot = this.#slots[number % this.#slots.length];
    const thread = this.#threads[field('thread')];
    if (slot === undefined || thread === undefined) throw new RangeError(`there is no block ${number}`);
    const count = field('steps');
    this.#taken = { slot, steps: count, unknown: field('unknown') };
    this.#translate(thread, slot.letters, count, field('letters'));
    for (const [action, refusals] of slot.refusals.entries())
      this.refusals[action] = (this.refusals[action] ?? 0) + refusals;
    return {
      steps: { ...slot, count },
      end: until,
      broken: Array.from(slot.broken.subarray(0, field('broken'))),
      terminal: Array.from(slot.terminal.subarray(0, field('terminal'))),
    };
  }

  /** Puts our own numbers in the place of the thread's; a letter that is new gets its number by where it comes first. */
  #translate(
    { port, letters, numbers: ours }: Thread<E>,
    numbers: Int32Array,
    count: number,
    known: number,
  ): void {
    const { alphabet } = this.#work;
    if (alphabet === undefined) return;
    while (letters.length < known) {
      const received: { message: NewLetters<E> } | undefined = receiveMessageOnPort(port);
      if (received === undefined) throw new Error('a thread has not told its letters');
      letters.push(...received.message.letters);
    }
    for (let i = 0; i < count; i++) {
      const number = numbers[i] ?? 0;
      let own = ours[number];
      if (own === undefined) {
        own = alphabet.numberOf(letters[number] ?? []);
        ours[number] = own;
      }
      numbers[i] = own;
    }
  }
}
