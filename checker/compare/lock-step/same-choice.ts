import type { Engine, Step } from '../../../model/index.ts';

/** What names a step: the actions of its machine. */
type Names = Pick<Engine<never, never>, 'actions'>;

/** A machine with what it offers in one state, in its enumeration order. */
export interface Offer<Packed, E> {
  readonly names: Names;
  readonly steps: readonly Step<Packed, E>[];
}

/** Steps of two machines by the same choice, as indices into what each offers; undefined where one has none. */
export interface Pairing {
  readonly actor: Actor;
  readonly first: number | undefined;
  readonly second: number | undefined;
}

/**
 * Who goes on: a thread, by the array and the index of the element that stands for it, or the environment by what it
 * does. A thread does what its place in its program says, so that its action is no choice, and may have another name.
 */
export type Actor = string;

/** Who takes a step. */
export const actorOf = ({ actions }: Names, { label }: Step<unknown, unknown>): Actor => {
  const action = actions[label.action];
  if (action === undefined) return '';
  const who = action.arrays.map((array, position) => `${array} ${label.actors[position] ?? ''}`);
  return action.rule.side === 'environment'
    ? [action.rule.name, ...who].join(' ')
    : (who[0] ?? 'the system as a whole');
};

const nameOf = ({ actions }: Names, { label }: Step<unknown, unknown>): string =>
  `${actions[label.action]?.rule.name ?? ''} ${label.actors.join(' ')} ${label.choices.join(' ')}`;

const byActor = ({ names, steps }: Offer<unknown, unknown>): ReadonlyMap<Actor, readonly number[]> => {
  const all = new Map<Actor, number[]>();
  for (const [index, step] of steps.entries()) {
    const actor = actorOf(names, step);
    const known = all.get(actor);
    if (known === undefined) all.set(actor, [index]);
    else known.push(index);
  }
  return all;
};

const absent: Step<unknown, unknown> = {
  label: { action: -1, actors: [], choices: [] },
  state: undefined,
  events: [],
};

/** Choices that only one of two machines comes to are left to it. */
const fallAlike = (one: Step<unknown, unknown>, other: Step<unknown, unknown>): boolean => {
  const common = Math.min(one.label.choices.length, other.label.choices.length);
  return one.label.choices.slice(0, common).every((choice, i) => choice === other.label.choices[i]);
};

/** The steps of one actor: those of the same name and choices first, then those whose choices fall alike. */
const pairedOfActor = (
  first: Offer<unknown, unknown>,
  second: Offer<unknown, unknown>,
  ones: readonly number[],
  others: readonly number[],
): readonly Omit<Pairing, 'actor'>[] => {
  const names = new Map(others.map((index) => [nameOf(second.names, second.steps[index] ?? absent), index]));
  const pairs: { first: number; second: number }[] = [];
  const left: number[] = [];
  for (const one of ones) {
    const other = names.get(nameOf(first.names, first.steps[one] ?? absent));
    if (other === undefined) left.push(one);
    else pairs.push({ first: one, second: other });
  }
  const taken = new Set(pairs.map((pair) => pair.second));
  const open = others.filter((other) => !taken.has(other));
  for (const one of left)
    for (const other of open)
      if (fallAlike(first.steps[one] ?? absent, second.steps[other] ?? absent))
        pairs.push({ first: one, second: other });
  const [firsts, seconds] = [
    new Set(pairs.map((pair) => pair.first)),
    new Set(pairs.map((pair) => pair.second)),
  ];
  return [
    ...pairs,
    ...ones.flatMap((one) => (firsts.has(one) ? [] : [{ first: one, second: undefined }])),
    ...others.flatMap((other) => (seconds.has(other) ? [] : [{ first: undefined, second: other }])),
  ];
};

/**
 * The steps that two machines take by the same choice: which thread goes on, or what the environment does, and how
 * whatever is left open falls. Every step of both is in at least one pairing.
 */
export const sameChoices = (
  first: Offer<unknown, unknown>,
  second: Offer<unknown, unknown>,
): readonly Pairing[] => {
  const [ones, others] = [byActor(first), byActor(second)];
  const actors = new Set([...ones.keys(), ...others.keys()]);
  return [...actors].flatMap((actor) =>
    pairedOfActor(first, second, ones.get(actor) ?? [], others.get(actor) ?? []).map((pairing) => ({
      actor,
      first: pairing.first,
      second: pairing.second,
    })),
  );
};
