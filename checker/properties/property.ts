import type { Event, EventKind, EventOf, RuntimeInfo } from '../../traces/index.ts';
import type { Recorder } from './partial/recorder.ts';
import type { Trait } from './traits.ts';

/** How an observer tells what it found. */
export interface Report {
  /** The trigger happened and the instance was decided: one more time the property was put to the test. */
  checked(): void;
  /** An instance fails; `events` are the fewest that show it, in trace order. */
  violated(because: string, events: readonly Event[]): void;
  /** At the end of a recording an obligation is still open. In a complete run this is a violation. */
  open(because: string, events: readonly Event[]): void;
  /** An instance that this trace cannot decide, and why. */
  undecidable(because: string): void;
}

/**
 * Reacts to one kind of event. May change `memory`.
 *
 * Written as a method, whose parameters TypeScript compares bivariantly, so that observers of different memories
 * fit into one list. That is sound here: a handler is only ever given the memory made by its own observer, and
 * events of the kind it is listed under.
 */
export type Handler<M, K extends EventKind> = {
  handle(memory: M, event: EventOf<K>, report: Report): void;
}['handle'];

/**
 * A property's automaton, run over a recording or composed with the specification.
 *
 * The memory is plain data: objects, arrays, Maps, Sets, numbers, strings, booleans, null, and events. It must
 * depend on what events say, never on their stamps `g` and `t`. An event kept in memory is evidence for the report
 * and, but for its being there, no part of the memory's identity, so that exploration can merge states: what a
 * handler decides must not depend on what a kept event says. Keep the field beside it instead.
 */
export interface Observer<M> {
  readonly memory: () => M;
  readonly on: { readonly [K in EventKind]?: Handler<M, K> };
  /** Called after the last event. */
  end?(memory: M, report: Report): void;
}

/**
 * Whether every event of a kind is in the trace. An observer that can say more when it sees more asks here for
 * kinds beyond the property's `needs`; generated traces show everything.
 */
export type Shows = (kind: EventKind) => boolean;

/** Whether a property applies to a runtime; if not, why not, and what of the recording would tell that it does. */
export type Applicability =
  | { readonly applies: true }
  | { readonly applies: false; readonly because: string; readonly depends?: 'release' | 'certainty' };

/** How a property is checked on recordings that do not show everything in one order. */
export interface Partially {
  /** Kinds that must be recorded then, in full or of instrumented tasks. */
  readonly needs: readonly EventKind[];
  readonly observe: (recorder: Recorder) => Observer<unknown>;
}

/** One thing that is true of the scheduler, as a sentence and as an automaton. */
export interface Property<M = unknown> {
  /** Stable name, kebab-case. */
  readonly id: string;
  /** The letter and number of the reference text, such as `S1`. */
  readonly code: string;
  /** The file of somebody's own that it was read from, which then names it on the command line. */
  readonly file?: string;
  readonly kind: 'safety' | 'liveness';
  /** What it says, as one English sentence. */
  readonly sentence: string;
  /** Where in Tokio this is decided: file and function. */
  readonly source: string;
  /** What makes an instance: the event that puts the property to the test. */
  readonly trigger: string;
  /** Kinds that must be recorded in full for it to be decided. */
  readonly needs: readonly EventKind[];
  /** The releases and settings it holds in. */
  readonly applies: (runtime: RuntimeInfo) => Applicability;
  /** The runtime it is a rule of; absent is `tokio`. */
  readonly of?: RuntimeInfo['name'];
  /**
   * Traits of recordings that its observer is written to bear; it is not checked on recordings with any other. With
   * `some-tasks` it is checked although kinds it needs are recorded of instrumented tasks only.
   */
  readonly tolerates?: readonly Trait[];
  /** How it is checked on recordings that have traits, if not as on others. */
  readonly partial?: Partially;
  /** `traits` are those of the recording; a run of the specification has none. */
  readonly observe: (runtime: RuntimeInfo, shows: Shows, traits: ReadonlySet<Trait>) => Observer<M>;
}
