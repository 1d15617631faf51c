import type { ComparedEncounter } from '../../../compare/comparison.ts';
import type { DifferenceClass } from '../../../compare/parting/difference-class.ts';
import type { Observation, Observed } from '../../../compare/observation.ts';
import type { Refined, Refinement } from '../../../compare/refinement/refine.ts';
import type { Encounter } from '../../../compare/side.ts';
import { workersOfSide } from '../../../compare/side.ts';
import { limitWords } from '../../../verify/verdicts.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

const labelWidth = 13;
const label = (text: string): string => `  ${text.padEnd(labelWidth)}`;

const what: Readonly<Record<Observation, string>> = {
  events: 'everything that a probe in the scheduler sees',
  polls: 'which worker polls which task, and what comes of it',
};

const oneWay = (refinement: Refinement<Observed>, one: string, other: string): string => {
  switch (refinement.kind) {
    case 'refines':
      return `whatever ${one} does, ${other} can do`;
    case 'strays':
      return `${one} does what ${other} cannot do, after ${count(refinement.common.length, 'event')}`;
    case 'undecided':
      return `not known of ${one}: the limit on the ${limitWords[refinement.cut]} was reached`;
  }
};

const bothWays = ({ forth, back }: Refined<Observed>, { sides: [one, other] }: Encounter): string =>
  forth.kind === 'refines' && back.kind === 'refines'
    ? 'equal in these runs, which end: each can do whatever the other does'
    : `${oneWay(forth, one.name, other.name)}; ${oneWay(back, other.name, one.name)}`;

const classInWords: Readonly<Record<DifferenceClass, string>> = {
  order: 'in order: the same tasks, in another order',
  locality: 'in place: on another worker, or where another worker can take it',
  notification: 'in wakes: a task or a worker is woken at another time, or another one is',
  progress: 'in progress: one goes on where the other does something else first, or cannot go on',
};

/** What was explored of one encounter, and whether either side does whatever the other can. */
export const behaviourLines = (
  { encounter, behaviour }: ComparedEncounter,
  width: number,
): readonly string[] => {
  const { title, sides } = encounter;
  const { parting } = behaviour;
  const releases = sides.map(({ workload }) => workload.release);
  const release = [...new Set(releases)].join(' and ');
  const [one, other] = behaviour.by.events.states;
  const workers = count(workersOfSide(sides[0]), 'worker');
  const { forth, back } = behaviour.by.events;
  const runs = forth.kind === 'undecided' && back.kind === 'undecided' ? 'not every run' : 'every run';
  return [
    hanging(
      label('compared'),
      `${runs} of ${title} on ${workers}, Tokio ${release}: ${count(one, 'state')} of ${sides[0].name}, ${count(other, 'state')} of ${sides[1].name}`,
      width,
    ),
    ...(parting === undefined
      ? []
      : [hanging(label('they differ'), `first ${classInWords[parting.class]}`, width)]),
    ...(['events', 'polls'] as const).map((observation) =>
      hanging(
        label(observation),
        `${bothWays(behaviour.by[observation], encounter)} (${what[observation]})`,
        width,
      ),
    ),
  ];
};
