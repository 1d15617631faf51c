import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { RowEngine, Symmetry } from '../../../model/index.ts';
import { Alphabet } from '../graph/alphabet.ts';
import { Expander } from '../rows/expander.ts';
import { StepBatch } from '../rows/step-batch.ts';
import { mostSteps, phaseOf, shared, slotField } from './protocol.ts';
import type { NewLetters, Slot, StoreArrays, ThreadData } from './protocol.ts';
import { sift } from './sift.ts';

/** What the module of a machine source exports. */
interface MachineModule {
  readonly default: (argument: unknown) => {
    readonly engine: RowEngine<object>;
    readonly symmetry?: Symmetry;
  };
}

const { source, listens, index: thread, control, slots, port }: ThreadData = workerData;
const machine: MachineModule = await import(source.module);
const { engine, symmetry } = machine.default(source.argument);
const alphabet = new Alphabet<object>();
let lettersTold = 1;
const batch = new StepBatch<object>(engine.words, engine.actions.length, listens ? alphabet : undefined);
const expander = new Expander<object>(engine, symmetry, batch);
let store: StoreArrays = { epoch: -1, rows: new Int32Array(0), slots: new Int32Array(0) };

const rows = {
  load: (into: Pick<RowEngine<object>, 'load'>, number: number): void =>
    into.load(store.rows, number * engine.words),
};

/** Takes the arrays of the store as they were when the block was given out. */
const receiveStore = (epoch: number): void => {
  while (store.epoch < epoch) {
    const received: { message: StoreArrays } | undefined = receiveMessageOnPort(port);
    if (received !== undefined) store = received.message;
  }
};

const tellLetters = (): void => {
  if (lettersTold === alphabet.size) return;
  const letters: (readonly object[])[] = [];
  for (; lettersTold < alphabet.size; lettersTold++) letters.push(alphabet.letter(lettersTold));
  const message: NewLetters<object> = { letters };
  port.postMessage(message);
};

/** Puts what the batch holds into the slot, of rows only those that were not found. */
const fill = (slot: Slot): number => {
  const { count, words } = batch;
  slot.actions.set(batch.actions.subarray(0, count));
  slot.parents.set(batch.parents.subarray(0, count));
  slot.letters.set(batch.letters.subarray(0, count));
  slot.renamings.set(batch.renamings.subarray(0, count));
  slot.indices.set(batch.indices.subarray(0, count));
  slot.numbers.set(batch.numbers.subarray(0, count));
  let unknown = 0;
  for (let i = 0; i < count; i++) {
    if ((batch.numbers[i] ?? 0) >= 0) continue;
    slot.unknown[unknown] = i;
    for (let word = 0; word < words; word++)
      slot.rows[unknown * words + word] = batch.rows[i * words + word] ?? 0;
    unknown++;
  }
  slot.broken.set(expander.broken);
  slot.terminal.set(expander.terminal);
  slot.refusals.set(batch.refusals);
  return unknown;
};

const expandBlock = (slot: Slot, at: number): boolean => {
  const field = (name: keyof typeof slotField): number => at + slotField[name];
  const until = control[field('until')] ?? 0;
  let from = control[field('from')] ?? 0;
  receiveStore(control[field('epoch')] ?? 0);
  const watermark = Atomics.load(control, shared.watermark);
  from = expander.expand(rows, from, until, mostSteps);
  if (from < until || batch.count > mostSteps) return false;
  sift(batch, store, watermark);
  control[field('unknown')] = fill(slot);
  control[field('steps')] = batch.count;
  control[field('broken')] = expander.broken.length;
  control[field('terminal')] = expander.terminal.length;
  control[field('thread')] = thread;
  tellLetters();
  control[field('letters')] = alphabet.size;
  return true;
};

for (;;) {
  const block = Atomics.add(control, shared.ticket, 1);
  const position = block % slots.length;
  const at = shared.firstSlot + position * slotField.size;
  const phases = phaseOf(block);
  for (;;) {
    const phase = Atomics.load(control, at);
    if (phase === phases.ready || Atomics.load(control, shared.stopped) !== 0) break;
    Atomics.wait(control, at, phase);
  }
  if (Atomics.load(control, shared.stopped) !== 0) break;
  const slot = slots[position];
  let end: number = phases.failed;
  try {
    if (slot !== undefined) end = expandBlock(slot, at) ? phases.done : phases.overflowed;
  } catch {
    // The thread that asked expands the block itself, and fails with the path to the state.
  }
  batch.refusals.fill(0);
  Atomics.store(control, at, end);
  Atomics.notify(control, at);
}
