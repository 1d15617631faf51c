import { rulesOf, smallConstants, specificationOf } from '../../model/index.ts';
import type { Emitted } from '../../model/index.ts';
import { explore, violated } from '../../traces/index.ts';
import type { Automaton } from '../../traces/index.ts';
import { thoroughTokio } from '../capture/releases.ts';
import { guestBy } from './ways-modelled.ts';

/** Its states: not polled yet, and the worker of the last poll, plus 1. */
const staysOnItsWorker: Automaton<Emitted> = {
  name: 'stays on its worker',
  initial: 0,
  step: (last, event) => {
    if (event.e !== 'poll.begin' || event.w === null) return last;
    return last === 0 || last === event.w + 1 ? event.w + 1 : violated;
  },
  accepts: () => true,
};

/** What was found out about where a guest goes on. */
export interface Moves {
  readonly canMove: boolean;
  /** States explored until that was known. */
  readonly states: number;
}

/** Whether a guest quite alone can ever go on on another of two workers, in any run of the specification. */
export const movesAlone = (way: string): Moves => {
  const rules = rulesOf(thoroughTokio);
  if (rules === undefined) throw new RangeError(`nothing is known of ${thoroughTokio}`);
  const engine = specificationOf({ rules, constants: smallConstants, programs: [guestBy(way)] }).compiled();
  const { violations, complete, states } = explore(engine, {
    automata: [staysOnItsWorker],
    limits: { states: 1_000_000 },
  });
  if (violations.length === 0 && !complete)
    throw new RangeError(`too many states for guests that yield by ${way}`);
  return { canMove: violations.length > 0, states };
};
