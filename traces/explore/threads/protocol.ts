import type { MessagePort } from 'node:worker_threads';
import { sharedArray } from './shared-arrays.ts';

/** States that are expanded together. */
export const mostStatesTogether = 256;
/** Steps that a slot can hold; a block with more is expanded by the thread that asked for it. */
export const mostSteps = 8192;
/** Blocks that may be under way for each thread. */
export const blocksPerThread = 4;

/** What all threads read and write, by position in `control`. */
export const shared = { ticket: 0, watermark: 1, stopped: 2, firstSlot: 16 } as const;

/** What is known of the block in a slot, by position from the slot's start in `control`. */
export const slotField = {
  phase: 0,
  from: 1,
  until: 2,
  epoch: 3,
  steps: 4,
  unknown: 5,
  broken: 6,
  terminal: 7,
  thread: 8,
  letters: 9,
  size: 16,
} as const;

/** The phases of the block with this number; a slot goes through them for one block after the other. */
export const phaseOf = (block: number) =>
  ({ ready: 4 * block + 1, done: 4 * block + 2, overflowed: 4 * block + 3, failed: 4 * block + 4 }) as const;

/** A slot's steps and what was found of them. */
export interface Slot {
  readonly actions: Int32Array;
  readonly parents: Int32Array;
  readonly numbers: Int32Array;
  readonly letters: Int32Array;
  readonly renamings: Int32Array;
  readonly indices: Int32Array;
  /** Which steps lead to states that were not found. */
  readonly unknown: Int32Array;
  /** Where these lead. */
  readonly rows: Int32Array;
  readonly broken: Int32Array;
  readonly terminal: Int32Array;
  /** By action. */
  readonly refusals: Int32Array;
}

/** A new slot for rows of so many words and so many actions. */
export const newSlot = (words: number, actions: number): Slot => ({
  actions: sharedArray(mostSteps),
  parents: sharedArray(mostSteps),
  numbers: sharedArray(mostSteps),
  letters: sharedArray(mostSteps),
  renamings: sharedArray(mostSteps),
  indices: sharedArray(mostSteps),
  unknown: sharedArray(mostSteps),
  rows: sharedArray(mostSteps * words),
  broken: sharedArray(mostStatesTogether),
  terminal: sharedArray(mostStatesTogether),
  refusals: sharedArray(actions),
});

/** How a thread makes its own copy of the machine: the default export of a module, called with `argument`. */
export interface MachineSource {
  /** URL of the module. */
  readonly module: string;
  /** Plain data. */
  readonly argument: unknown;
}

/** What a thread is started with. */
export interface ThreadData {
  readonly source: MachineSource;
  readonly listens: boolean;
  readonly index: number;
  readonly control: Int32Array;
  readonly slots: readonly Slot[];
  /** Brings `StoreArrays` and takes `NewLetters`. */
  readonly port: MessagePort;
}

/** The arrays of the store, whenever they are others than before. */
export interface StoreArrays {
  readonly epoch: number;
  readonly rows: Int32Array;
  readonly slots: Int32Array;
}

/** Letters that the thread met first since it last said so. */
export interface NewLetters<E> {
  readonly letters: readonly (readonly E[])[];
}
