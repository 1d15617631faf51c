import { HeapState, multiThreadSteps, schemaOf } from '../../model/index.ts';
import type {
  Context,
  Emitted,
  Runtime,
  SchedulerSchema,
  SchedulerState,
  WorkerView,
} from '../../model/index.ts';
import type { EventOf } from '../../traces/index.ts';
import type { Reason, RuleName } from './reason.ts';
import { untuned } from './tuned-interval.ts';
import type { TunedInterval } from './tuned-interval.ts';
import { Tape } from './witness/tape.ts';

/**
 * A wake or a spawn that was called and has not put its task anywhere yet, or a poll that returned and has not marked
 * its task idle; it will have when the thread goes on.
 */
export interface Underway {
  /** The thread that calls. */
  readonly thread: number;
  readonly does: 'wake' | 'spawn' | 'go idle';
  /** Index of the task. */
  readonly task: number;
  /** The worker on that thread; absent for a thread without a core. */
  readonly w?: number;
  /** Of a thread without a core: the task is not even marked yet. */
  readonly unmarked?: boolean;
  /** Of a wake on a worker outside of the poll of a task: what goes on once the waker has returned. */
  readonly during?: 'pass' | 'entry';
}

/** A thread that gave up its core in `block_in_place` and has not left the poll yet. */
export interface Detached {
  readonly core: number;
  /** Index of the task it polls; `none` once that poll is over. */
  readonly task: number;
  /** Still on its way into the closure, calling deferred wakers first. */
  readonly entering: boolean;
  /** Wakers that were deferred on this thread and not called when it gave up its core. */
  readonly deferred: readonly number[];
}

/** How a search goes about it; shared by all its hypotheses. */
export interface Mode {
  /** Whether what happens seldom is tried as well: it multiplies the hypotheses. */
  thorough: boolean;
  /** Whether a task was taken, since a poll last began, where nothing recorded before decided which. */
  chose: boolean;
  /** Collects why hypotheses end, if that is wanted. */
  reasons: Reason[] | undefined;
  /** Whether hypotheses keep the steps that were filled in. */
  readonly keepsTape: boolean;
  /** Timers of the alternative kind (1.49.0) are fired after the deferred wakers, not by the driver. */
  readonly altTimer: boolean;
  /** Whether the recording tells of polls that used up their budget (since 1.44). */
  readonly tellsBudget: boolean;
}

/**
 * One way in which the hidden part of a recording may stand: a state of the specification, and what is under way
 * that the specification has no place for. Changed in place; copied where more than one thing may have happened.
 */
export class Hypothesis {
  readonly runtime: Runtime;
  readonly mode: Mode;
  readonly tape: Tape | undefined;
  /** By worker, whether it has done already what its next recorded event tells of. */
  readonly ahead: boolean[];
  /** By worker, ticks since it looked at the inject queue first while that was not empty. */
  readonly sinceInject: number[];
  /** By worker, its interval of the inject queue as times tell it; decides nothing but what is predicted. */
  readonly tuned: TunedInterval[];
  /** How often a worker did not take what was predicted. */
  surprises: number;
  underway: readonly Underway[];
  readonly detached: Map<number, Detached>;
  /** By core, the thread that has it, once that is known. */
  readonly holders: Map<number, number>;
  /** Cores that wait for another thread to take them. */
  readonly handedOff: Set<number>;
  /**
   * Tasks that woke themselves as they were deferred, which a task does not that only something within it defers, by
   * what they yielded for.
   */
  readonly mustBeHeard: Map<number, EventOf<'yield'>['how']>;
  /** Whether `block_on` has returned, so that the runtime may be shut down. */
  hasReturned: boolean;
  /** Workers that have left their loops for that. */
  readonly left: Set<number>;
  readonly #heap: HeapState<SchedulerSchema>;
  #choice = 0;
  /** Gives the choice that was prescribed, and keeps what is emitted. */
  readonly context: Context<Emitted> = {
    choose: () => this.#choice,
    emit: (event) => {
      this.tape?.fillIn(event, event.s ?? (event.w === null ? undefined : this.holders.get(event.w)));
    },
  };

  constructor(runtime: Runtime, mode: Mode, from?: Hypothesis) {
    this.runtime = runtime;
    this.mode = mode;
    this.#heap = from === undefined ? new HeapState(schemaOf(runtime)) : from.#heap.copy();
    this.tape = mode.keepsTape ? (from?.tape?.copy() ?? new Tape()) : undefined;
    this.ahead = from?.ahead.slice() ?? [];
    this.sinceInject = from?.sinceInject.slice() ?? [];
    this.tuned = from?.tuned.slice() ?? [];
    this.surprises = from?.surprises ?? 0;
    this.underway = from?.underway ?? [];
    this.detached = new Map(from?.detached);
    this.holders = new Map(from?.holders);
    this.handedOff = new Set(from?.handedOff);
    this.mustBeHeard = new Map(from?.mustBeHeard);
    this.hasReturned = from?.hasReturned ?? false;
    this.left = new Set(from?.left);
    if (from === undefined) this.#start();
  }

  get state(): SchedulerState {
    return this.#heap.state;
  }

  /** What times tell of the interval of worker `w`. */
  tunedOf(w: number): TunedInterval {
    return this.tuned[w] ?? untuned;
  }

  worker(w: number): WorkerView {
    return this.state.workers.get(w);
  }

  /** What an effect is told when it asks for a choice. */
  prescribe(choice: number): void {
    this.#choice = choice;
  }

  /** This hypothesis cannot go on; gives no way. */
  ends(rule: RuleName, here: () => string): readonly [] {
    this.mode.reasons?.push({ rule, here: here() });
    return [];
  }

  copy(): Hypothesis {
    return new Hypothesis(this.runtime, this.mode, this);
  }

  /** Takes over what the other, which has the same key, leaves open. */
  merge(other: Hypothesis): void {
    for (const [w, waited] of other.sinceInject.entries())
      this.sinceInject[w] = Math.min(waited, this.sinceInject[w] ?? waited);
    if (other.surprises >= this.surprises) return;
    this.surprises = other.surprises;
    this.tuned.splice(0, this.tuned.length, ...other.tuned);
  }

  /** Equal for hypotheses that differ only in how long the inject queue has waited, and in what was predicted. */
  key(): string {
    const detached = Array.from(this.detached, ([thread, { core, task, entering, deferred }]) =>
      [thread, core, task, entering, ...deferred].join(),
    );
    return [
      this.#heap.key(),
      this.ahead.join(),
      this.underway
        .map(({ thread, does, task, unmarked, during }) => `${thread} ${does} ${task} ${unmarked} ${during}`)
        .join(),
      detached.join('/'),
      [...this.handedOff].join(),
      [...this.left].join(),
      [...this.mustBeHeard.keys()].toSorted((a, b) => a - b).join(),
      Array.from(this.holders, ([core, thread]) => `${core}:${thread}`).join(),
    ].join('#');
  }

  #start(): void {
    const { runtime, state } = this;
    for (let w = 0; w < runtime.constants.workers; w++) {
      const worker = state.workers.get(w);
      worker.lifoEnabled = runtime.constants.lifoSlot;
      multiThreadSteps.startTick(runtime, worker, this.context);
      this.ahead.push(false);
      this.sinceInject.push(0);
      this.tuned.push(untuned);
    }
  }
}
