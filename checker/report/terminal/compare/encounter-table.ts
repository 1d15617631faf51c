import type { ComparedEncounter, Comparison } from '../../../compare/comparison.ts';
import { likenessOf, type Likeness } from '../../../compare/behaviour.ts';
import type { Observed } from '../../../compare/observation.ts';
import type { Refined } from '../../../compare/refinement/refine.ts';
import type { Paint, Palette } from '../../text/palette.ts';
import { table, type Cell } from '../../text/table.ts';

const paintOf = (likeness: Likeness, colours: Palette): Paint =>
  ({ equal: colours.good, different: colours.bad, undecided: colours.doubtful })[likeness];

const relation = ({ forth, back }: Refined<Observed>): string => {
  const kinds = new Set([forth.kind, back.kind]);
  if (kinds.has('undecided')) return kinds.has('strays') ? 'not equal' : 'not known';
  if (forth.kind === 'refines') return back.kind === 'refines' ? 'equal' : 'second more';
  return back.kind === 'refines' ? 'first more' : 'each more';
};

const row = (
  { encounter, behaviour }: ComparedEncounter,
  colours: Palette,
  withYield: boolean,
): readonly Cell[] => {
  const { parting, by } = behaviour;
  const cell = (refined: Refined<Observed>): Cell => ({
    text: relation(refined),
    paint: paintOf(likenessOf(refined), colours),
  });
  return [
    encounter.scenario,
    ...(withYield ? [encounter.sides[0].workload.size.yield] : []),
    parting?.moment.by === 'choices' ? String(Math.min(...parting.moment.steps)) : '-',
    parting?.class ?? '-',
    cell(by.events),
    cell(by.polls),
  ];
};

/** Every scenario: where the sides part, how, and which of them does what the other cannot. */
export const encounterTable = (
  { encounters, axis }: Comparison,
  width: number,
  colours: Palette,
): readonly string[] => {
  const withYield = axis !== 'yield';
  const columns = [
    { title: 'scenario' },
    ...(withYield ? [{ title: 'yield' }] : []),
    { title: 'step', align: 'right' as const },
    { title: 'differs in' },
    { title: 'events' },
    { title: 'polls' },
  ];
  return table(
    columns,
    encounters.map((one) => row(one, colours, withYield)),
    width - 2,
    colours.faint,
  ).map((line) => `  ${line}`);
};

/** What the words of the table mean. */
export const encounterLegend = ({ names: [one, other] }: Comparison): string =>
  `step: at which they part on the same choices, and in what they differ then. first more: ${one} does what ${other} cannot do, and can do whatever ${other} does; second more: the other way round; each more: each does what the other cannot.`;
