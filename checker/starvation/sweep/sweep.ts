import type { EndlessQuestion } from '../ask.ts';
import type { MeasureName } from '../measures.ts';
import { askingOnce } from './asking-once.ts';
import { cellOf, type Cell } from './cell.ts';

/** Something that is varied. */
export interface Axis {
  /** As on the command line, such as `event-interval`. */
  readonly name: string;
  /** In the order of the table. */
  readonly values: readonly string[];
  /** Whether values that make no difference are told as one. */
  readonly merges: boolean;
}

/** One choice of a value on each axis. */
export interface Point {
  /** By axis. */
  readonly values: readonly string[];
  readonly question: EndlessQuestion;
}

/** What is to be asked. */
export interface Sweep {
  readonly axes: readonly Axis[];
  readonly points: readonly Point[];
  readonly measure: MeasureName;
}

/** The waits of one role at one point. */
export interface Swept {
  readonly role: string;
  readonly point: Point;
  readonly cell: Cell;
}

/** All that was found. */
export interface SweepResult {
  readonly cells: readonly Swept[];
  /** Questions that were explored for; the others have the graph of one of these. */
  readonly explored: number;
}

/** Every combination of one value from each list, the last varying first. */
export const combinations = <Value>(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  lists.reduce<readonly (readonly Value[])[]>(
    (all, values) => all.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );

/** Answers all that a sweep asks, of the roles that each workload is about. `begins` is called before each question. */
export const runSweep = (
  { points, measure }: Sweep,
  begins: (point: Point, done: number) => EndlessQuestion,
): SweepResult => {
  const ask = askingOnce();
  let explored = 0;
  const cells = points.flatMap((point, done) => {
    const { answer, shared } = ask(begins(point, done));
    explored += shared ? 0 : 1;
    return point.question.workload.about.map((role) => ({
      role,
      point,
      cell: cellOf(answer, role, measure),
    }));
  });
  return { cells, explored };
};
