import type { PropertySummary } from '../../check/summary.ts';
import type { Lack } from '../../verdict.ts';
import { hanging, wrap } from '../text/wrap.ts';

/** What is missing, as a noun. */
const lacking: Readonly<Record<Lack, string>> = {
  probes: 'no queues, steals or driver: only a Tokio with probes shows them',
  calls: 'no joins, aborts or units of coop budget: no recorder shows them so far',
  wrappers: 'not all polls and wakes of all tasks: a recorder shows them that wraps futures and wakers',
  hooks: 'no hooks around tasks and polls: Tokio has them since 1.44',
  annotation: 'no annotated schedule: Shuttle writes it with its feature `annotation`',
  release: 'the release is not told: name it with --tokio',
  certainty: 'the order of events, or the scheduler, is left open by this recorder',
  runtime: 'no rules of these runtimes, or of their settings',
};

const order = [
  'release',
  'certainty',
  'wrappers',
  'hooks',
  'annotation',
  'probes',
  'calls',
  'runtime',
] as const;

const lackOf = ({ remarks }: PropertySummary): Lack =>
  remarks.find(({ lack }) => lack !== undefined)?.lack ?? 'runtime';

/** The properties that no recording could show anything of, by what it would take. */
export const notCheckableByLack = (members: readonly PropertySummary[], width: number): readonly string[] =>
  order.flatMap((lack) => {
    const names = members.filter((member) => lackOf(member) === lack).map(({ property }) => property.id);
    if (names.length === 0) return [];
    const heading = hanging('  ', lacking[lack], width);
    return [heading].concat(wrap(names.join(', '), width - 4).map((line) => `    ${line}`));
  });
