import type { Arrangement, Cell, Row, Values } from '../../../starvation/index.ts';
import type { Palette } from '../../text/palette.ts';
import { table, type Cell as TableCell, type Column } from '../../text/table.ts';
import { number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

/** A cell in a word. */
export const inWords = (cell: Cell): string => {
  switch (cell.kind) {
    case 'bounded':
      return number(cell.most);
    case 'fair':
      return cell.most === undefined ? 'some' : `<= ${number(cell.most)}`;
    case 'starves':
      return 'starves';
    case 'unbounded':
      return 'any';
    case 'never-waits':
      return '-';
    case 'cut':
      return 'cut';
  }
};

const painted = (cell: Cell, colours: Palette): TableCell => {
  const paint = {
    bounded: colours.good,
    fair: colours.good,
    starves: colours.bad,
    unbounded: colours.doubtful,
    'never-waits': colours.faint,
    cut: colours.doubtful,
  }[cell.kind];
  return { text: inWords(cell), paint };
};

/** A minor release stands for its first. */
const titleOf = ([first = '']: Values, merges: boolean): string =>
  merges ? first.replace(/^(\d+\.\d+)\.0$/u, '$1') : first;

/** What a row is of, without what is the same in all rows. */
const labelsOf = ({ down, rows }: Arrangement, { role, scenario, values }: Row): readonly string[] => [
  role,
  ...(rows.every((row) => row.scenario === scenario) ? [] : [scenario]),
  ...down.flatMap(({ values: all }, i) => {
    const told = values[i] ?? [];
    if (all.length === 1) return [];
    return [told.length === all.length ? 'all' : told.join(', ')];
  }),
];

const titles = ({ down, rows }: Arrangement): readonly string[] => [
  'who waits',
  ...(rows.every(({ scenario }) => scenario === rows[0]?.scenario) ? [] : ['scenario']),
  ...down.flatMap(({ name, values }) => (values.length === 1 ? [] : [name])),
];

/** A label is told once for the rows below each other that begin alike up to it. */
const withoutRepeats = (all: readonly (readonly string[])[]): readonly (readonly TableCell[])[] =>
  all.map((labels, i) => {
    const above = all[i - 1];
    const differs = labels.findIndex((label, at) => label !== above?.[at]);
    return labels.map((label, at) => (at < differs ? '' : label));
  });

const gap = 2;

/** The columns in blocks, each of which fits into a width with the labels before it. */
const blocksOf = (
  labelsWidth: number,
  widths: readonly number[],
  width: number,
): readonly (readonly number[])[] => {
  const blocks: number[][] = [];
  let left = 0;
  for (const [column, needed] of widths.entries()) {
    const last = blocks.at(-1);
    if (last === undefined || needed + gap > left) {
      blocks.push([column]);
      left = width - labelsWidth - needed - gap;
    } else {
      last.push(column);
      left -= needed + gap;
    }
  }
  return blocks;
};

/** The table, in blocks of columns if they do not fit beside each other. */
export const tableLines = (arrangement: Arrangement, width: number, colours: Palette): readonly string[] => {
  const { rows, columns, across } = arrangement;
  const labels = rows.map((row) => labelsOf(arrangement, row));
  const heads = titles(arrangement);
  const labelsWidth = heads.reduce(
    (sum, head, i) => sum + gap + Math.max(head.length, ...labels.map((row) => row[i]?.length ?? 0)),
    -gap,
  );
  const columnTitles = columns.map((values) => titleOf(values, across?.merges ?? false));
  const widths = columnTitles.map((title, i) =>
    Math.max(title.length, ...rows.map(({ cells }) => inWords(cells[i] ?? { kind: 'never-waits' }).length)),
  );
  const shown = withoutRepeats(labels);
  const linesOf = (block: readonly number[]): readonly string[] => {
    const head: readonly Column[] = heads
      .map((title): Column => ({ title }))
      .concat(block.map((column) => ({ title: columnTitles[column] ?? '', align: 'right' })));
    const cellsOf = ({ cells }: Row): readonly TableCell[] =>
      block.map((column) => painted(cells[column] ?? { kind: 'never-waits' }, colours));
    const body = rows.map((row, i) => (shown[i] ?? []).concat(cellsOf(row)));
    return table(head, body, width, colours.faint);
  };
  return blocksOf(labelsWidth, widths, width).flatMap((block, i) =>
    (i === 0 ? [] : ['']).concat(linesOf(block)),
  );
};

/** Values that follow each other, told from the first to before the one that ends them. */
const spansIn = (values: Values, all: readonly string[]): readonly string[] => {
  const isIn = (at: number): boolean => values.includes(all[at] ?? '');
  return all.flatMap((value, at) => {
    if (!isIn(at) || (at > 0 && isIn(at - 1))) return [];
    const end = all.findIndex((_, after) => after > at && !isIn(after));
    return end === -1 ? [`${value} and later`] : [`${value} to before ${all[end] ?? ''}`];
  });
};

/** What columns stand for where one does not hold up to the next. */
export const columnLines = ({ across, columns }: Arrangement, width: number): readonly string[] => {
  if (across === undefined || !across.merges) return [];
  const spans = columns.map((values) => spansIn(values, across.values));
  if (spans.every((parts) => parts.length === 1)) return [];
  return columns.map((values, i) =>
    hanging(`${titleOf(values, true)}: `, (spans[i] ?? []).join(', and '), width),
  );
};
