import type { Emitted, RowEngine } from '../../../model/index.ts';
import type { Observed } from '../observation.ts';
import type { Refinement, SeenNext } from '../refinement/refine.ts';
import type { Encounter } from '../side.ts';
import { classOf } from './difference-class.ts';
import { forkOf, toldOf } from './fork.ts';
import { inWords, mostTelling } from './in-words.ts';
import type { Parting } from './parting.ts';

const atRest = 'nothing can happen any more';

const eventsOf = (seen: readonly SeenNext<Observed>[]): readonly Observed[] =>
  seen.flatMap((next) => (next.kind === 'event' ? [next.event] : []));

const clauseOf = (next: SeenNext<Observed>): string => {
  const [event] = eventsOf([next]);
  return event === undefined ? atRest : inWords(event);
};

const instead = (seen: readonly SeenNext<Observed>[]): string => {
  const event = mostTelling(eventsOf(seen));
  return event === undefined ? atRest : `that cannot follow, but for example ${inWords(event)}`;
};

/** Where one side shows an event too many for the other: `strays` is whose it is. */
export const partingByEvents = (
  { sides }: Encounter,
  engines: readonly [RowEngine<Emitted>, RowEngine<Emitted>],
  stray: Extract<Refinement<Observed>, { kind: 'strays' }>,
  strays: 0 | 1,
): Parting => {
  const inOrder = <Value>(own: Value, others: Value): readonly [Value, Value] =>
    strays === 0 ? [own, others] : [others, own];
  const [path, otherPath] = inOrder(stray.run, stray.other);
  const [own, others] = [eventsOf([stray.next]), eventsOf(stray.instead)];
  return {
    moment: { by: 'events', common: stray.common.length },
    class: stray.next.kind === 'rest' ? 'progress' : classOf([own, others]),
    deeds: inOrder(clauseOf(stray.next), instead(stray.instead)),
    first: strays,
    kinds: [...own, ...others].map(({ e }) => e),
    fork: forkOf(toldOf(engines[0], sides[0], path), toldOf(engines[1], sides[1], otherPath)),
  };
};
