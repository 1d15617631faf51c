import { likenessOf, type Likeness } from './behaviour.ts';
import type { ComparedEncounter, Comparison } from './comparison.ts';
import { howManyTell, tellingsIn } from './evidence/telling.ts';
import type { HeldRecordings } from './evidence/telling.ts';
import type { Observation } from './observation.ts';
import type { Moment, Parting } from './parting/parting.ts';
import { exhibitsIn, exploredIn } from './rule-exhibits/show-rules.ts';

type Names = Comparison['names'];

const likenessIn = ({ behaviour }: ComparedEncounter, observation: Observation): Likeness =>
  likenessOf(behaviour.by[observation]);

/** Whether the same can be seen of both in all scenarios; what differs in one outweighs what is not known of another. */
export const likenessOfAll = (comparison: Comparison): Likeness => {
  const { observation, recordings } = comparison;
  const encounters = exploredIn(comparison);
  if (recordings !== undefined && tellingsIn(recordings).length > 0) return 'different';
  // Recordings show what can be, and never that nothing else can.
  if (encounters.length === 0) return 'undecided';
  const all = new Set(encounters.map((one) => likenessIn(one, observation)));
  if (all.has('different')) return 'different';
  return all.has('undecided') ? 'undecided' : 'equal';
};

const distanceOf = ({ moment }: Parting): number =>
  moment.by === 'choices' ? Math.min(...moment.steps) : moment.common;

/**
 * Of the encounters whose sides differ as closely as one looked, that in which they part after the fewest steps, or events
 * where steps were not compared. Where none is known to differ, of those of which it is not known.
 */
export const soonestParting = ({
  encounters,
  observation,
}: Pick<Comparison, 'encounters' | 'observation'>):
  { readonly encounter: ComparedEncounter; readonly parting: Parting } | undefined => {
  const thatAre = (likeness: Likeness): readonly ComparedEncounter[] =>
    encounters.filter((one) => likenessIn(one, observation) === likeness);
  const different = thatAre('different');
  const parted = (different.length > 0 ? different : thatAre('undecided')).flatMap((encounter) =>
    encounter.behaviour.parting === undefined ? [] : [{ encounter, parting: encounter.behaviour.parting }],
  );
  return parted.toSorted((one, other) => distanceOf(one.parting) - distanceOf(other.parting))[0];
};

const momentInWords = (moment: Moment, [first, second]: Names): string => {
  if (moment.by === 'events')
    return `after ${moment.common === 1 ? '1 event' : `${moment.common} events`} that both can show`;
  const [one, other] = moment.steps;
  return one === other ? `at step ${one}` : `at step ${one} of ${first} and step ${other} of ${second}`;
};

/** Where two sides part, as a clause such as `they part at step 3: with self-wake ..., with yield_now ...`. */
export const partingInWords = ({ moment, deeds, first }: Parting, names: Names): string => {
  const told = ([first, first === 0 ? 1 : 0] as const).map((side) => `with ${names[side]} ${deeds[side]}`);
  return `they part ${momentInWords(moment, names)}: ${told.join(', ')}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How closely one looked, where that is not as closely as can be. */
const asFarAs = (observation: Observation): string => (observation === 'polls' ? ', as far as polls go' : '');

/** What came of one encounter, in a sentence. */
export const headlineOfEncounter = (
  one: ComparedEncounter,
  names: Names,
  observation: Observation,
): string => {
  const { title } = one.encounter;
  const { parting } = one.behaviour;
  switch (likenessIn(one, observation)) {
    case 'equal':
      return `${names[0]} and ${names[1]} are equal in ${title}${asFarAs(observation)}: whatever can be seen of the one can be seen of the other.`;
    case 'different':
      return parting === undefined
        ? `${names[0]} and ${names[1]} differ in ${title}${asFarAs(observation)}.`
        : `In ${title} ${partingInWords(parting, names)}.`;
    case 'undecided':
      return parting === undefined
        ? `Whether ${names[0]} and ${names[1]} differ in ${title} is not known: a limit was reached.`
        : `In ${title} ${partingInWords(parting, names)}; a limit was reached before it was known whether other schedules make up for it.`;
  }
};

const count = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

/** What recordings say of two sides, in a sentence; empty if nobody asked. */
const recordedInWords = (recordings: HeldRecordings | undefined, names: Names): string => {
  if (recordings === undefined) return '';
  const apart = `${howManyTell(recordings)} ${names[0]} and ${names[1]} apart`;
  const [first] = tellingsIn(recordings);
  if (first === undefined) return `${apart}.`;
  const [own, other] = [names[first.side], names[first.side === 0 ? 1 : 0]];
  return `${apart}: with ${own} ${first.seen} at g ${first.g} of ${first.file}, and with ${other} ${first.instead}.`;
};

/** What came of the scenarios made for rules that differ, in a sentence; empty if there are none. */
const rulesInWords = (comparison: Comparison): string => {
  const { names, observation, shownRules = [] } = comparison;
  if (shownRules.length === 0) return '';
  const shown = exhibitsIn(comparison);
  const telling = shown.filter((one) => likenessIn(one, observation) === 'different');
  const [first] = telling;
  const rules = count(shownRules.length, 'rule');
  const differ = shownRules.length === 1 ? 'differs' : 'differ';
  if (first === undefined)
    return `${rules} ${differ} between them, and show in none of the scenarios made for rules${asFarAs(observation)}.`;
  const { parting } = first.behaviour;
  const where =
    parting === undefined ? '' : ` In ${first.encounter.title} ${partingInWords(parting, names)}.`;
  return `Of the ${rules} that ${differ} between them, ${telling.length} ${telling.length === 1 ? 'shows' : 'show'} in scenarios made for rules.${where}`;
};

/** How many scenarios were run, or with how many ways of yielding each, where both vary. */
const howMany = (encounters: readonly ComparedEncounter[]): string => {
  const scenarios = new Set(encounters.map(({ encounter }) => encounter.scenario)).size;
  return scenarios === encounters.length
    ? count(scenarios, 'scenario')
    : `${encounters.length} combinations of scenario and yield`;
};

/** What came of all scenarios. */
const exploredInWords = (comparison: Comparison): string => {
  const { encounters, names, observation } = comparison;
  const [first, ...more] = encounters;
  if (first !== undefined && more.length === 0) return headlineOfEncounter(first, names, observation);
  const all = howMany(encounters);
  const different = encounters.filter((one) => likenessIn(one, observation) === 'different').length;
  const undecided = encounters.filter((one) => likenessIn(one, observation) === 'undecided').length;
  const open = undecided === 0 ? '' : ` Of ${undecided} it is not known: a limit was reached.`;
  if (different === 0)
    return undecided === encounters.length
      ? `Whether ${names[0]} and ${names[1]} differ is not known: a limit was reached in all of ${all}.`
      : `${names[0]} and ${names[1]} are equal in ${encounters.length - undecided} of ${all}${asFarAs(observation)}: whatever can be seen of the one can be seen of the other.${open}`;
  const soonest = soonestParting(comparison);
  const where =
    soonest === undefined
      ? ''
      : ` ${capital(`soonest in ${soonest.encounter.encounter.title}, where ${partingInWords(soonest.parting, names)}.`)}`;
  return `${names[0]} and ${names[1]} differ in ${different} of ${all}${asFarAs(observation)}.${open}${where}`;
};

/** What came of a comparison, in a sentence or two for someone who has never seen the tool. */
export const headlineOf = (comparison: Comparison): string =>
  [
    ...(comparison.encounters.length === 0 ? [] : [exploredInWords(comparison)]),
    rulesInWords(comparison),
    recordedInWords(comparison.recordings, comparison.names),
  ]
    .filter((words) => words !== '')
    .join(' ');
