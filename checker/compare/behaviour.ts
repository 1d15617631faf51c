import { specificationOf, type Emitted, type RowEngine } from '../../model/index.ts';
import { exploreGraph, type Limits } from '../../traces/index.ts';
import { observed, type Observation, type Observed } from './observation.ts';
import { partingByChoices } from './parting/by-choices.ts';
import { partingByEvents } from './parting/by-events.ts';
import type { Parting } from './parting/parting.ts';
import { Refining, type Refined, type Refinement } from './refinement/refine.ts';
import { runtimeOfSide, type Encounter } from './side.ts';

/** What two sides can be seen to do, over all their runs. */
export interface Behaviour {
  /** By how closely one looks, whether whatever the one does the other can do. */
  readonly by: Readonly<Record<Observation, Refined<Observed>>>;
  /**
   * Where they part, if it was found. Machines with the same actions are compared on the same choices, and whatever a probe
   * sees counts; others by what they show, as closely as was asked.
   */
  readonly parting?: Parting;
}

/** What is known of two sides: the same can be seen of both, or not, or a limit came first. */
export type Likeness = 'equal' | 'different' | 'undecided';

/** Whether the same can be seen of both. */
export const likenessOf = ({ forth, back }: Refined<Observed>): Likeness => {
  if (forth.kind === 'strays' || back.kind === 'strays') return 'different';
  return forth.kind === 'refines' && back.kind === 'refines' ? 'equal' : 'undecided';
};

/** Limits on everything that is done with them from now on. */
const shared = (limits: Limits): (() => Limits) => {
  const started = performance.now();
  return () => {
    if (limits.seconds === undefined) return limits;
    const spent = (performance.now() - started) / 1000;
    return { ...limits, seconds: Math.max(0, limits.seconds - spent) };
  };
};

type Stray = Extract<Refinement<Observed>, { kind: 'strays' }>;

/** The shorter of two ways to stray, with whose it is. */
const shorterStray = ({
  forth,
  back,
}: Refined<Observed>): { readonly stray: Stray; readonly strays: 0 | 1 } | undefined => {
  const ways = [
    ...(forth.kind === 'strays' ? [{ stray: forth, strays: 0 } as const] : []),
    ...(back.kind === 'strays' ? [{ stray: back, strays: 1 } as const] : []),
  ];
  const [first, second] = ways;
  if (first === undefined || second === undefined) return first;
  return second.stray.common.length < first.stray.common.length ? second : first;
};

const namesOf = ({ actions }: RowEngine<Emitted>): ReadonlySet<string> =>
  new Set(actions.map(({ rule }) => rule.name));

const haveTheSameActions = (one: RowEngine<Emitted>, other: RowEngine<Emitted>): boolean => {
  const [ones, others] = [namesOf(one), namesOf(other)];
  return ones.size === others.size && [...ones].every((name) => others.has(name));
};

const partingOf = (
  encounter: Encounter,
  engines: readonly [RowEngine<Emitted>, RowEngine<Emitted>],
  refined: Refined<Observed>,
  limits: Limits,
): Parting | undefined => {
  const byChoices = haveTheSameActions(...engines) ? partingByChoices(encounter, engines, limits) : undefined;
  const shorter = shorterStray(refined);
  return byChoices ?? (shorter && partingByEvents(encounter, engines, shorter.stray, shorter.strays));
};

/** Explores both sides and compares all that can be seen of them. */
export const compareBehaviour = (
  encounter: Encounter,
  observation: Observation,
  limits: Limits,
): Behaviour => {
  const left = shared(limits);
  const [one, other] = encounter.sides;
  const engines = [
    specificationOf(runtimeOfSide(one)).compiled(),
    specificationOf(runtimeOfSide(other)).compiled(),
  ] as const;
  const graphs = [
    exploreGraph(engines[0], { limits: left() }).graph,
    exploreGraph(engines[1], { limits: left() }).graph,
  ] as const;
  const refinedBy = (level: Observation): Refined<Observed> =>
    new Refining<Emitted, Observed>(graphs, {
      observe: (event) => observed(event, level),
      limits: left(),
    }).run();
  const events = refinedBy('events');
  const likeness = likenessOf(events);
  // What cannot be told apart by all events cannot be told apart by some of them.
  const polls = likeness === 'equal' ? events : refinedBy('polls');
  const by = { events, polls };
  const parting = likeness === 'equal' ? undefined : partingOf(encounter, engines, by[observation], left());
  return { by, ...(parting && { parting }) };
};
