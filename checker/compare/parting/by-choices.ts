import type { Emitted, RowEngine } from '../../../model/index.ts';
import type { Limits } from '../../../traces/index.ts';
import { Alphabet } from '../../../traces/explore/graph/alphabet.ts';
import { lockStep, type PartingSide } from '../lock-step/lock-step.ts';
import { observed, type Observed } from '../observation.ts';
import type { Encounter } from '../side.ts';
import { continued } from './continued.ts';
import { classOf } from './difference-class.ts';
import { forkOf, toldOf } from './fork.ts';
import { inWords, mostTelling } from './in-words.ts';
import type { Parting } from './parting.ts';
import { unsharedOf } from './unshared.ts';

type Own = PartingSide<Emitted>;

/** `own` is what only this side shows, unless both show the same in another order. */
const clauseOf = (own: readonly Observed[], { stuck }: Own): string => {
  const event = mostTelling(own);
  if (event !== undefined) return inWords(event);
  return stuck ? 'that step cannot be taken' : 'that does not happen';
};

/** Each event as a number: the same for events that are compared as the same. */
const showInto =
  (alphabet: Alphabet<Observed>): ((events: readonly Emitted[]) => readonly number[]) =>
  (events) =>
    events.map((event) => alphabet.numberOf([observed(event, 'events') ?? event]));

/** The step of its run at which a side does what the other does not, from 1; what it does after that is its own. */
const stepOf = ({ path, before, stuck }: Own): number =>
  stuck ? path.length + 1 : Math.max(path.length, before + 1);

/**
 * The shortest schedule on which two sides part, whose machines have the same actions. Undefined if none was found within
 * the limits.
 */
export const partingByChoices = (
  { sides: [one, other] }: Encounter,
  [first, second]: readonly [RowEngine<Emitted>, RowEngine<Emitted>],
  limits: Limits,
): Parting | undefined => {
  const found = lockStep(first, second, { show: showInto(new Alphabet()), limits });
  if (found.kind !== 'parts') return undefined;
  const [own, others] = found.sides;
  const unshared = unsharedOf(own.events, others.events);
  const isReordered = unshared.every((events) => events.length === 0);
  const told = isReordered ? ([own.events, others.events] as const) : unshared;
  return {
    moment: { by: 'choices', steps: [stepOf(own), stepOf(others)] },
    class: own.stuck || others.stuck ? 'progress' : classOf(unshared),
    deeds: [clauseOf(told[0], own), clauseOf(told[1], others)],
    first: told[0].length === 0 ? 1 : 0,
    kinds: unshared.flat().map(({ e }) => e),
    fork: forkOf(
      toldOf(first, one, own.stuck ? own.path : continued(first, own.path)),
      toldOf(second, other, others.stuck ? others.path : continued(second, others.path)),
    ),
  };
};
