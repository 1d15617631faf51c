import type { EventOf } from '../../traces/index.ts';
import type { Mode } from './hypothesis.ts';
import type { LastMoments } from './looking.ts';
import type { Moment } from './moments.ts';
import type { Tape } from './witness/tape.ts';

/** One way in which the hidden part of a recording may stand, as a search needs to handle it. */
export interface Supposition<H> {
  /** How often something was taken that was not what was predicted. */
  readonly surprises: number;
  /** What it filled in, if that is kept. */
  readonly tape: Tape | undefined;
  copy(): H;
  /** Equal for those of which one can be dropped, once it is merged into the other if they can be. */
  key(): string;
  /** Takes over what the other, which has the same key, leaves open; absent if equal keys leave nothing open. */
  merge?(other: H): void;
}

/** A scheduler as a search drives it: what its hypotheses are, and how they go on from event to event. */
export interface Player<H extends Supposition<H>> {
  /** Nothing has been recorded yet. */
  start(mode: Mode): H;
  /** Every way in which `h` may go on so that it shows the event; none if it cannot. `h` is used up. */
  act(h: H, moment: Moment, last: LastMoments): readonly H[];
  /** `h`, and it again with things done already that its threads are recorded to do next. */
  lookAhead(h: H, last: LastMoments): readonly H[];
  /** Those that agree with what was read at the start of a poll, or all. */
  likelier(ways: readonly H[], event: EventOf<'poll.begin'>): readonly H[];
}
