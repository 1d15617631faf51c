import type { Distribution, WaitGroup, Waits } from '../../../starvation/recorded/index.ts';
import { nanoseconds } from '../../text/nanoseconds.ts';
import type { Palette } from '../../text/palette.ts';
import { table, type Cell } from '../../text/table.ts';
import { number } from '../../text/words.ts';

type Show = (n: number) => string;

const right = (title: string): { readonly title: string; readonly align: 'right' } => ({
  title,
  align: 'right',
});

const cell = (of: Distribution | undefined, which: keyof Distribution, show: Show): string =>
  of === undefined ? '-' : show(of[which]);

const mean: Show = (n) => n.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const kindLabel = ({ kind }: WaitGroup): string => (kind === 'spawn-outside' ? 'spawn, out' : kind);

/** How the tasks of each role waited after each kind of cause: polls of others, and time. */
export const groupTable = ({ groups }: Waits, width: number, colours: Palette): readonly string[] =>
  table(
    [
      { title: 'task' },
      { title: 'after' },
      ...['waits', 'polls p50', 'p99', 'max', 'time p50', 'p99', 'max'].map(right),
    ],
    groups.map((group): readonly Cell[] => [
      group.role,
      kindLabel(group),
      number(group.waits),
      cell(group.polls, 'p50', number),
      cell(group.polls, 'p99', number),
      cell(group.polls, 'max', number),
      cell(group.ns, 'p50', nanoseconds),
      cell(group.ns, 'p99', nanoseconds),
      cell(group.ns, 'max', nanoseconds),
    ]),
    width,
    colours.faint,
  );

/** The rest of what is known: means, polls on the worker that polled it, its ticks and passes, migrations. */
export const detailTable = ({ groups, ticks }: Waits, width: number, colours: Palette): readonly string[] => {
  const titles = [
    'polls mean',
    'p90',
    'here max',
    ticks === 'counted' ? 'ticks mean' : 'ticks >=',
    'max',
    'passes',
    'moved',
  ];
  return table(
    [{ title: 'task' }, { title: 'after' }, ...titles.map(right)],
    groups.map((group): readonly Cell[] => [
      group.role,
      kindLabel(group),
      cell(group.polls, 'mean', mean),
      cell(group.polls, 'p90', number),
      cell(group.pollsHere, 'max', number),
      cell(group.ticks, 'mean', mean),
      cell(group.ticks, 'max', number),
      cell(group.passes, 'mean', mean),
      number(group.migrations),
    ]),
    width,
    colours.faint,
  );
};
