import type { Event } from '../../../traces/index.ts';
import type { Mode } from '../hypothesis.ts';
import type { Player, Supposition } from '../player.ts';
import type { Attempt } from './attempt.ts';
import { extended, leftOf } from './attempt.ts';
import { byPromise, differing, ofEachKind, toldOnce } from './choosing.ts';
import type { Edit } from './edit.ts';
import type { Width } from './expanding.ts';
import { expand } from './expanding.ts';
import { Ground } from './ground.ts';
import type { Insight } from './insight.ts';
import { recordedLine } from './line.ts';
import type { Standing } from './standing.ts';

/** Edits of a recording with which it can be shown beyond the event that was refused. */
export interface Repair {
  /** How many edits there are. */
  readonly cost: number;
  readonly edits: readonly Edit[];
  /** How many events from the refused one on can be shown then. */
  readonly further: number;
  /** The event that is refused then; absent if all could be shown that was tried. */
  readonly until?: Event;
  /** Whether it can be shown to the end of what there is to read. */
  readonly toTheEnd: boolean;
  /** Whether it is shown for a good stretch, or to the end. */
  readonly isGood: boolean;
}

/** What was found in looking for repairs. */
export interface Repairs {
  /** The cheapest first, then those that get furthest. */
  readonly repairs: readonly Repair[];
  /** Repairs of up to so many edits were looked for. */
  readonly upTo: number;
  /** Whether the work ran out before all was tried that was to be. */
  readonly isCut: boolean;
  /** Edited recordings that were tried. */
  readonly tried: number;
}

/** What was recorded around the event that was refused. */
export interface Surroundings<H> {
  readonly mode: Mode;
  /** Where the search stood before the first of the events. */
  readonly standing: Standing<H>;
  /** Events up to the refused one, that one, and those after it. */
  readonly events: readonly Event[];
  /** The place of the refused one among them. */
  readonly refused: number;
  /** Whether the recording ends with the last of them. */
  readonly isWhole: boolean;
}

/** The most repairs told of. */
const mostRepairs = 5;
/** Steps of one hypothesis that the whole may take: a few seconds. */
const mostSteps = 360_000;
/** A repair counts when it shows so many events from the refused one on, or all. */
const goodStretch = 256;
/** A repair that shows fewer events than this is none. */
const shortStretch = 24;
/** How many of the attempts with one edit more are followed beyond the neighbourhood. */
const mostExtended = 16;
/** How many attempts are gone on with after each edit. */
const carriedOn = 16;

/** One round of attempts: of so many edits, and how wide to look for the last of them. */
interface Round extends Width {
  readonly edits: 1 | 2 | 3;
}

const lean: readonly Round[] = [
  { edits: 1, behind: 64, ahead: 48, thorough: false },
  { edits: 2, behind: 8, ahead: 32, thorough: false },
  { edits: 2, behind: 24, ahead: 32, thorough: false },
  { edits: 3, behind: 8, ahead: 24, thorough: false },
];

const thorough: readonly Round[] = [
  { edits: 1, behind: 64, ahead: 48, thorough: true },
  { edits: 2, behind: 12, ahead: 32, thorough: true },
];

/** With one thread running tasks, what happens seldom makes hardly a difference; with several it often does. */
const roundsFor = (threads: 'one' | 'several'): readonly Round[] => {
  const all = [...lean, ...thorough];
  return threads === 'one' ? all : all.toSorted((one, other) => one.edits - other.edits);
};

/** The share of the work left that a round may take. */
const sharePerRound = 0.4;

/** Tasks that are copied in the time of one step. */
const tasksPerStep = 24;

const threadsOf = (events: readonly Event[]): 'one' | 'several' => {
  const polling = new Set(events.flatMap(({ e, s }) => (e === 'poll.begin' ? [s] : [])));
  return polling.size > 1 ? 'several' : 'one';
};

const weightOf = (events: readonly Event[]): number => {
  const tasks = events.map((event) => ('task' in event ? (event.task ?? 0) : 0));
  return 1 + Math.floor(tasks.reduce((most, task) => Math.max(most, task), 0) / tasksPerStep);
};

/** How much of the work goes into finding what leads past the refused event; the rest into how far. */
const shareForTrying = 0.75;

const isGood = (attempt: Attempt<unknown>, left: number): boolean => leftOf(attempt) <= left;

/** Attempts with one edit more than their parents, the most promising first, each as far as it goes up to a place. */
const attempts = <H extends Supposition<H>>(
  ground: Ground<H>,
  parents: readonly Attempt<H>[],
  width: Width,
  left: number,
): readonly Attempt<H>[] => {
  const found: Attempt<H>[] = [];
  for (const [i, parent] of parents.entries())
    ground.within(2 / (parents.length - i + 1), () => {
      let children: readonly Attempt<H>[] = [];
      ground.within(shareForTrying, () => {
        children = differing(expand(ground, parent, width));
      });
      for (const child of children.slice(0, mostExtended))
        found.push(extended(ground, child, child.line.length - left));
    });
  return differing(found);
};

const told = <H extends Supposition<H>>(attempt: Attempt<H>, refused: Event, isWhole: boolean): Repair => {
  const { line, reached, edits } = attempt;
  const until = line[reached]?.event;
  const shown = line.slice(0, reached).filter(({ event, isAdded }) => !isAdded && event.g >= refused.g);
  return {
    cost: edits.length,
    edits,
    further: shown.length,
    ...(until === undefined ? {} : { until }),
    toTheEnd: until === undefined && isWhole,
    isGood: until === undefined || shown.length >= goodStretch,
  };
};

/** Attempts of which each gets further than all that are cheaper. */
const worthwhile = <H extends Supposition<H>>(found: readonly Attempt<H>[]): readonly Attempt<H>[] => {
  const left = (cost: number): number =>
    Math.min(Infinity, ...found.filter(({ edits }) => edits.length < cost).map(leftOf));
  return found.filter((one) => leftOf(one) < left(one.edits.length));
};

/** Looks for the fewest edits near a refused event with which the recording can be shown for a good stretch beyond it. */
export const findRepairs = <H extends Supposition<H>>(
  player: Player<H>,
  insight: Insight<H>,
  { mode, standing, events, refused, isWhole }: Surroundings<H>,
): Repairs => {
  const ground = new Ground(player, insight, mode, { steps: mostSteps, weight: weightOf(events) });
  const line = recordedLine(events);
  const at = events[refused];
  if (at === undefined) return { repairs: [], upTo: 0, isCut: false, tried: 0 };
  const left = Math.max(0, line.length - refused - goodStretch);
  const conclude = (found: readonly Attempt<H>[], upTo: number): Repairs => ({
    repairs: toldOnce(
      found
        .slice(0, mostExtended)
        .map((one) => extended(ground, one, one.line.length))
        .toSorted((one, other) => one.edits.length - other.edits.length || byPromise(one, other)),
    )
      .slice(0, mostRepairs)
      .map((one) => told(one, at, isWhole)),
    upTo,
    isCut: ground.isCut,
    tried: ground.tried,
  });
  const root = { line, edits: [], sameAs: '', from: { place: 0, standing }, at: 0, reached: refused };
  const found = new Map<number, readonly Attempt<H>[]>([[0, [root]]]);
  for (const round of roundsFor(threadsOf(events))) {
    const { edits } = round;
    const parents = ofEachKind(found.get(edits - 1) ?? [], carriedOn);
    ground.within(sharePerRound, () => {
      const more = attempts(ground, parents, round, left);
      found.set(edits, differing([...(found.get(edits) ?? []), ...more]));
    });
    const good = (found.get(edits) ?? []).filter((one) => isGood(one, left));
    if (good.length > 0) return conclude(good, edits);
  }
  const partial = [1, 2, 3].flatMap((edits) =>
    (found.get(edits) ?? [])
      .slice(0, mostRepairs)
      .filter((one) => leftOf(one) <= line.length - refused - shortStretch),
  );
  return conclude(worthwhile(partial), 3);
};
