import type { Engine, StepLabel } from './engine.ts';

/** A step as people read it: `steal workers[1] workers[0]`, with ` choosing 2` where it chose. */
export const formatLabel = (
  { actions }: Pick<Engine<never, never>, 'actions'>,
  { action, actors, choices }: StepLabel,
): string => {
  const taken = actions[action];
  const name = taken?.rule.name ?? `action ${action}`;
  const who = actors.map((index, position) => ` ${taken?.arrays[position] ?? ''}[${index}]`);
  const chosen = choices.length === 0 ? '' : ` choosing ${choices.join(', ')}`;
  return `${name}${who.join('')}${chosen}`;
};
