import type { DeadAction } from '../../check/dead-actions.ts';
import type { Explored } from '../../check/claim.ts';
import type { Palette } from '../text/palette.ts';
import { duration, size } from '../text/quantities.ts';
import { table } from '../text/table.ts';
import { count, number } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';

const symmetryText = ({ symmetry }: Explored): string =>
  symmetry.renamings === 1
    ? 'none: every state was explored'
    : `${number(symmetry.renamings)} renamings of workers and tasks; one state was explored for all that they turn into each other`;

/** Which states were explored as one, and what stands in the way of more. */
export const symmetryLines = (explored: Explored, width: number): readonly string[] => [
  hanging('  symmetry: ', symmetryText(explored), width),
  ...explored.symmetry.refused.map(({ array, reason }) => hanging('    ', `${array}: ${reason}`, width)),
];

const columns = [
  { title: 'enabled in', align: 'right' },
  { title: 'taken', align: 'right' },
  { title: 'new states', align: 'right' },
  { title: 'refused', align: 'right' },
  { title: 'action' },
] as const;

/** What the search cost, and what became of every action of the specification. */
export const statisticsLines = (explored: Explored, width: number, colours: Palette): readonly string[] => {
  const { states, bytes, seconds, secondsFinding, actions } = explored;
  const cost = [
    `${count(states, 'state')} found in ${duration(secondsFinding)}`,
    ...(secondsFinding > 0 ? [`${number(Math.round(states / secondsFinding))} a second`] : []),
    `${size(bytes)} for states and steps, ${number(Math.round(bytes / states))} bytes a state`,
    `${duration(seconds)} in all`,
  ];
  const rows = actions.map((action) => [
    number(action.states),
    number(action.steps),
    number(action.found),
    number(action.refusals),
    { text: action.name, paint: action.steps === 0 ? colours.doubtful : (text: string) => text },
  ]);
  return [
    hanging('  cost: ', cost.join('; '), width),
    '',
    ...table(columns, rows, width - 2, colours.faint).map((line) => `  ${line}`),
  ];
};

const why = ({ name, refusals }: DeadAction): string =>
  refusals === 0
    ? `${name} (its guard was never met)`
    : `${name} (its guard was met ${count(refusals, 'time')}, and it refused each time)`;

/** The actions that no scenario took: dead rules, or rules that these scenarios do not need. */
export const deadActionsText = (
  dead: readonly DeadAction[],
  total: number,
  everything: boolean,
  width: number,
): string => {
  const label = `Not used here: ${number(dead.length)} of the ${count(total, 'action')} of the specification`;
  return everything
    ? hanging('', `${label}: ${dead.map(why).join(', ')}.`, width)
    : hanging('', `${label}; --verbose names them.`, width);
};
