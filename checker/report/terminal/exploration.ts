import type { Explored } from '../../check/claim.ts';
import type { Property } from '../../properties/property.ts';
import { claimText } from '../text/claim.ts';
import type { Palette } from '../text/palette.ts';
import { probability, size } from '../text/quantities.ts';
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

const setting = ({ flavor, constants, roles }: Explored): string => {
  const { workers, queueCapacity, eventInterval, globalQueueInterval } = constants;
  if (flavor === 'current_thread')
    return `current_thread; event interval ${eventInterval}, global queue interval ${globalQueueInterval}; tasks: ${rolesText(roles)}`;
  return `${count(workers, 'worker')}; queue capacity ${queueCapacity}, event interval ${eventInterval}, global queue interval ${globalQueueInterval}; tasks: ${rolesText(roles)}`;
};

const seenText = ({ states, transitions, symmetry, search }: Explored): string => {
  const upTo = symmetry.renamings === 1 ? '' : ' up to renaming';
  const composed = search === undefined ? '' : ' of the specification with all properties';
  return `${count(states, 'state')}${upTo}${composed}, ${count(transitions, 'step')} between them`;
};

const extent = (explored: Explored, interrupted: boolean): string => {
  const { depth, terminal, cut, bytes, search, sampling } = explored;
  const seen = seenText(explored);
  const far =
    search === undefined ? `${number(depth)} from the start` : `${number(depth)} in the longest run`;
  if (cut === undefined && sampling !== undefined)
    return `SAMPLED by ${count(sampling.runs, 'run')} at random, seed ${sampling.seed}: ${seen}, ${far}`;
  if (cut === undefined) {
    const most = search === undefined ? `at most ${far}` : far;
    return `every interleaving: ${seen}, ${most}, ${count(terminal, 'final state')}`;
  }
  const limit = cut === 'bytes' ? `memory (${size(bytes)})` : limitWords[cut];
  const by = interrupted && cut === 'seconds' ? 'Ctrl-C' : `the limit on ${limit}`;
  return `CUT SHORT by ${by}: ${seen}, ${search === undefined ? 'down to ' : ''}${far}`;
};

const omissionText = (omission: number): string =>
  `of each state 64 bits of hash were kept: the probability that any state was missed, and with it a violation, is at most ${probability(omission)}`;

/** What was explored, on what, how far, and what follows for runs if that was not far enough. */
export const explorationHeading = (
  explored: Explored,
  interrupted: boolean,
  width: number,
  colours: Palette,
): string => {
  const { scenario, release, wasmtime, omission } = explored;
  const guests = wasmtime === undefined ? '' : `, Wasmtime ${wasmtime}`;
  const claim = claimText(explored);
  return [
    `${colours.strong(scenario)}, yielding by ${colours.strong(explored.yield)}, Tokio ${release}${guests}`,
    hanging('  ', setting(explored), width),
    hanging('  ', extent(explored, interrupted), width).replace(/CUT SHORT|SAMPLED/u, colours.doubtful),
    ...(claim === '' ? [] : [hanging('  ', claim, width)]),
    ...(omission === undefined ? [] : [hanging('  ', omissionText(omission), width)]),
    '',
  ].join('\n');
};

/** The same in a sentence or two, for those who only want to hear what went wrong. */
export const cutLine = (explored: Explored, width: number): string =>
  hanging('', `${explored.scenario} under ${explored.yield}: ${claimText(explored)}`, width);

/** What each property says. */
export const sentences = (properties: readonly Property[], width: number, colours: Palette): string => {
  const rows = properties.map(({ id, sentence }) => [id, sentence]);
  return `${table([{ title: 'property' }, { title: 'says' }], rows, width, colours.faint).join('\n')}\n`;
};
