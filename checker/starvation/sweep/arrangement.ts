import { saysTheSame, type Cell } from './cell.ts';
import type { Axis, Sweep, Swept } from './sweep.ts';

/** Values of one axis that are told together, since they make no difference; the first names them. */
export type Values = readonly string[];

/** A row of the table: what it is of, and a cell for each column. */
export interface Row {
  readonly role: string;
  readonly scenario: string;
  /** By axis of the rows. */
  readonly values: readonly Values[];
  readonly cells: readonly Cell[];
}

/** Cells as a table, with one axis across. */
export interface Arrangement {
  readonly down: readonly Axis[];
  /** Absent when nothing is varied that could go across. */
  readonly across?: Axis;
  readonly columns: readonly Values[];
  readonly rows: readonly Row[];
}

/** Releases go across, or else what varies last. */
const acrossOf = (axes: readonly Axis[]): number => {
  const releases = axes.findIndex(({ name }) => name === 'tokio');
  return releases === -1 ? axes.length - 1 : releases;
};

const rowsOf = (cells: readonly Swept[], across: number): readonly Row[] => {
  const rows = new Map<string, Row & { readonly cells: Cell[] }>();
  for (const { role, point, cell } of cells) {
    const scenario = point.question.workload.name;
    const values = point.values.filter((_, axis) => axis !== across).map((value) => [value]);
    const key = JSON.stringify([scenario, role, values]);
    const row = rows.get(key) ?? { role, scenario, values, cells: [] };
    rows.set(key, row);
    row.cells.push(cell);
  }
  // A workload may be about several roles, whose cells come in turn.
  const order = new Map([...rows.values()].map(({ scenario, role }) => [`${scenario} ${role}`, 0]));
  for (const [place, name] of [...order.keys()].entries()) order.set(name, place);
  const placeOf = ({ scenario, role }: Row): number => order.get(`${scenario} ${role}`) ?? 0;
  return [...rows.values()].toSorted((one, other) => placeOf(one) - placeOf(other));
};

const sameCells = (one: readonly (Cell | undefined)[], other: readonly (Cell | undefined)[]): boolean =>
  one.length === other.length &&
  one.every((cell, i) => {
    const beside = other[i];
    return cell !== undefined && beside !== undefined && saysTheSame(cell, beside);
  });

/** Rows that differ in one axis alone, as one. */
const mergedDown = (rows: readonly Row[], axis: number): readonly Row[] => {
  const merged: Row[] = [];
  const others = ({ role, scenario, values }: Row): string =>
    JSON.stringify([role, scenario, values.filter((_, i) => i !== axis)]);
  for (const row of rows) {
    const at = merged.findIndex((one) => others(one) === others(row) && sameCells(one.cells, row.cells));
    const same = merged[at];
    if (same === undefined) merged.push(row);
    else
      merged[at] = {
        ...same,
        values: same.values.map((values, i) => (i === axis ? values.concat(row.values[i] ?? []) : values)),
      };
  }
  return merged;
};

const columnOf = (rows: readonly Row[], column: number): readonly (Cell | undefined)[] =>
  rows.map(({ cells }) => cells[column]);

/** Columns that say the same in each row, as one: by group, the numbers of its columns. */
const groupsOf = ({ values, merges }: Axis, rows: readonly Row[]): readonly (readonly number[])[] => {
  const groups: number[][] = [];
  for (const column of values.keys()) {
    const same = groups.find(
      ([first = 0]) => merges && sameCells(columnOf(rows, first), columnOf(rows, column)),
    );
    if (same === undefined) groups.push([column]);
    else same.push(column);
  }
  return groups;
};

/** Puts what was found into rows and columns. */
export const arrange = ({ axes }: Sweep, cells: readonly Swept[]): Arrangement => {
  const place = acrossOf(axes);
  const across = axes[place];
  const down = axes.filter((_, axis) => axis !== place);
  const single = rowsOf(cells, place);
  const groups = across === undefined ? [[0]] : groupsOf(across, single);
  const grouped = single.map(({ role, scenario, values, cells: all }): Row => ({
    role,
    scenario,
    values,
    cells: groups.flatMap(([first = 0]) => all[first] ?? []),
  }));
  const rows = down.reduce<readonly Row[]>(
    (all, { merges }, axis) => (merges ? mergedDown(all, axis) : all),
    grouped,
  );
  const columns = groups.map((group) => group.map((column) => across?.values[column] ?? ''));
  return { down, ...(across && { across }), columns, rows };
};
