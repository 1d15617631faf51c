import type { Property } from '../../properties/property.ts';
import type { Verification } from '../../verify/verify.ts';
import type { Palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { count, number } from '../text/words.ts';
import { hanging } from '../text/wrap.ts';

const limitWords = { states: 'states', depth: 'depth', seconds: 'time', bytes: 'memory' } as const;

/** Consecutive tasks of one role, such as `1-3 yielder, 4 hog`. */
const rolesText = (roles: readonly string[]): string => {
  const groups: { role: string; from: number; to: number }[] = [];
  for (const [index, role] of roles.entries()) {
    const last = groups.at(-1);
    if (last?.role === role) last.to = index + 1;
    else groups.push({ role, from: index + 1, to: index + 1 });
  }
  return groups.map(({ role, from, to }) => `${from === to ? from : `${from}-${to}`} ${role}`).join(', ');
};

/** What was explored, on what, and how far. */
export const explorationHeading = (
  verification: Verification,
  interrupted: boolean,
  width: number,
  colours: Palette,
): string => {
  const { scenario, release, constants, roles, states, transitions, depth, terminal, cut } = verification;
  const { workers, queueCapacity, eventInterval, globalQueueInterval } = constants;
  const title = `${colours.strong(scenario)}, yielding by ${colours.strong(verification.yield)}, Tokio ${release}`;
  const extent =
    cut === undefined
      ? `every interleaving: ${number(states)} states, ${number(transitions)} steps between them, at most ${number(depth)} from the start, ${count(terminal, 'final state')}`
      : `CUT SHORT by ${interrupted && cut === 'seconds' ? 'Ctrl-C' : `the limit on ${limitWords[cut]}`}: ${number(states)} states, ${number(transitions)} steps between them, down to ${number(depth)} from the start`;
  return [
    title,
    hanging(
      '  ',
      `${count(workers, 'worker')}; queue capacity ${queueCapacity}, event interval ${eventInterval}, global queue interval ${globalQueueInterval}; tasks: ${rolesText(roles)}`,
      width,
    ),
    cut === undefined
      ? hanging('  ', extent, width)
      : hanging('  ', extent, width).replace('CUT SHORT', colours.doubtful),
    '',
  ].join('\n');
};

/** What each property says. */
export const sentences = (properties: readonly Property[], width: number, colours: Palette): string => {
  const rows = properties.map(({ id, sentence }) => [id, sentence]);
  return `${table([{ title: 'property' }, { title: 'says' }], rows, width, colours.faint).join('\n')}\n`;
};
