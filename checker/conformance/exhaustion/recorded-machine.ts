import { compile } from '../../../model/index.ts';
import type { RowEngine, Emitted, Rules, StepLabel } from '../../../model/index.ts';
import type { Event, Header } from '../../../traces/index.ts';
import type { Heard } from './debts.ts';
import type { Lanes } from './lanes.ts';
import { openMachine } from './open-machine.ts';
import type { Recorded } from './product.ts';
import { kindOf, recordedWord } from './word.ts';

/** A recorded event that the product hears. */
export interface Placed extends Heard {
  readonly event: Event;
  /** Its place among all events of the recording. */
  readonly index: number;
}

/** What of a recording the product hears, in order. */
export const hearing = (events: readonly Event[], lanes: Lanes): readonly Placed[] =>
  events.flatMap((event, index) => {
    const word = recordedWord(event);
    const lane = lanes.of.get(event.s);
    return word === undefined || lane === undefined ? [] : [{ lane, word, event, index }];
  });

/** The specification under `rules` whose tasks do what is recorded of them, and what its recorder shows. */
export const recordedMachine = (
  header: Header,
  events: readonly Event[],
  lanes: Lanes,
  rules: Rules,
): Recorded & { readonly engine: RowEngine<Emitted> } => {
  const engine = compile(openMachine(header, events, lanes, rules));
  const kinds = new Set(
    Object.entries(header.coverage).flatMap(([kind, seen]) => (seen === 'all' ? [kind] : [])),
  );
  const laneOf = ({ action, actors: [actor = 0] }: StepLabel): number | undefined => {
    const { rule, arrays } = engine.actions[action] ?? {};
    if (arrays?.[0] === 'foreign') return lanes.workers + actor;
    return arrays?.[0] === 'workers' && rule?.side !== 'environment' ? actor : undefined;
  };
  return { engine, lanes: lanes.events.length, laneOf, shows: (word) => kinds.has(kindOf(word)) };
};
