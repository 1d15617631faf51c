import { nameOf } from './build.ts';
import { faultsOf } from './judge.ts';
import type { Judged } from './judge.ts';
import type { Take } from './record.ts';
import { fileOf } from './record.ts';
import { shapes } from './shapes.ts';

/** A recording, and what was found out about it. */
export interface Taken {
  readonly take: Take;
  readonly judged: Judged;
}

const cell = (taken: Taken | undefined): string => {
  if (taken === undefined) return '-';
  return faultsOf(taken.judged).length === 0 ? String(taken.judged.events) : 'FAULT';
};

const row = (release: string, program: string, all: readonly Taken[]): readonly string[] => [
  release,
  program,
  ...shapes.map(({ name }) =>
    cell(
      all.find(
        ({ take }) =>
          nameOf(take.built.build) === release && take.program.name === program && take.shape.name === name,
      ),
    ),
  ),
];

const aligned = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((text, column) =>
          column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** A line for each program and release: the events of its recordings, or that something is wrong with one. */
export const matrix = (all: readonly Taken[]): string => {
  const lines = new Map(
    all.map(({ take: { built, program } }): readonly [string, readonly [string, string]] => {
      const key: readonly [string, string] = [nameOf(built.build), program.name];
      return [key.join(' '), key];
    }),
  );
  const head = ['Tokio', 'events of', ...shapes.map(({ name }) => name)];
  return aligned([head, ...[...lines.values()].map(([release, program]) => row(release, program, all))]);
};

/** What is wrong with each recording of which something is, one a line. */
export const faults = (all: readonly Taken[]): readonly string[] =>
  all.flatMap(({ take, judged }) => faultsOf(judged).map((fault) => `${fileOf(take)}: ${fault}`));
