import type { Instruction, Program } from '../../model/index.ts';
import { arrivalsBetween, onlyWaits } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

/** Tokio's timers are due at whole milliseconds of its clock, and `epoll_wait` sleeps for whole ones; both round up. */
const grain = 1_000_000;

/** How long `epoll_wait` sleeps that is to sleep for `time`. */
export const sleepFor = (time: number): number => (time <= 0 ? 0 : Math.ceil(time / grain) * grain);

/** When what happens outside of the runtime happens: timers, bytes and messages, by index of the task that waits. */
export class Outside {
  readonly #programs: readonly Program[];
  readonly #surroundings: Surroundings;
  readonly #phase: number;
  readonly #registered = new Map<number, number>();
  readonly #sent = new Map<number, number>();
  readonly #polled = new Map<number, number>();

  /** `phase` is where in its millisecond Tokio's clock is at first, from 0 up to 1. */
  constructor(programs: readonly Program[], surroundings: Surroundings, phase: number) {
    this.#programs = programs;
    this.#surroundings = surroundings;
    this.#phase = phase * grain;
  }

  /** A task began to wait. */
  registers(task: number, at: number): void {
    this.#registered.set(task, at);
  }

  /** When it did. */
  registeredAt(task: number): number {
    return this.#registered.get(task) ?? 0;
  }

  /** A thread of the blocking pool is to do something for a task, and begins then. */
  isSent(task: number, begins: number): void {
    this.#sent.set(task, begins);
  }

  /** A poll of a task begins, which is for all that came until now. */
  polled(task: number, at: number): void {
    this.#polled.set(task, at);
  }

  /** When the timer, byte or message is there that a task waits for. */
  happens(task: number, waited: Extract<Instruction, { does: 'wait' }>['for']): number {
    const program = this.#programs[task];
    if (waited === 'blocking pool') return this.#sent.get(task) ?? Infinity;
    if (waited !== 'timer') return this.#arrives(task);
    const length = program !== undefined && onlyWaits(program) ? this.#surroundings.sleeps : 0;
    return Math.ceil((this.registeredAt(task) + length - this.#phase) / grain) * grain + this.#phase;
  }

  #arrives(task: number): number {
    const { between } = this.#surroundings;
    const polled = this.#polled.get(task) ?? 0;
    return arrivalsBetween(polled, polled + between, between)[0] ?? Infinity;
  }
}
