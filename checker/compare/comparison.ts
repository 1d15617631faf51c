import type { ReleaseDifference } from '../../model/index.ts';
import type { Behaviour } from './behaviour.ts';
import type { ComparedBound } from './guarantees/bounds.ts';
import type { ComparedClaims } from './guarantees/claims.ts';
import type { ComparedRates } from './rates/rates.ts';
import type { Observation } from './observation.ts';
import type { HeldRecordings } from './evidence/telling.ts';
import type { ShownRule } from './rule-exhibits/show-rules.ts';
import type { Encounter } from './side.ts';

/** What varies between the sides of a comparison, as the option that says so is called: `yield`, `tokio`. */
export type AxisName =
  | 'yield'
  | 'tokio'
  | 'wasmtime'
  | 'flavor'
  | 'lifo-slot'
  | 'event-interval'
  | 'global-queue-interval'
  | 'queue-capacity'
  | 'max-lifo-polls'
  | 'coop-budget';

/** An encounter with what came of it. */
export interface ComparedEncounter {
  readonly encounter: Encounter;
  readonly behaviour: Behaviour;
  /** Absent where nobody asked. */
  readonly claims?: ComparedClaims;
}

/** Everything that is known of two sides. */
export interface Comparison {
  readonly axis: AxisName;
  /** What each side is called. */
  readonly names: readonly [string, string];
  /** How closely one must look for a difference to count. */
  readonly observation: Observation;
  readonly encounters: readonly ComparedEncounter[];
  /** How long tasks wait at most where they go on for ever; none where nobody asked. */
  readonly bounds: readonly ComparedBound[];
  /** What each yield costs where tasks go on for ever, by simulation; absent where nobody asked. */
  readonly rates?: readonly ComparedRates[];
  /** What each recording that was held against both sides says of them; absent where nobody asked. */
  readonly recordings?: HeldRecordings;
  /** Where all scenarios of two releases are compared: each rule that differs, in a scenario made for it. */
  readonly shownRules?: readonly ShownRule[];
  /** Of two releases, the rules that differ. */
  readonly rules?: ReleaseDifference;
  /** What was not compared, as phrases. */
  readonly unexamined: readonly string[];
  /** Wall time. */
  readonly seconds: number;
}
