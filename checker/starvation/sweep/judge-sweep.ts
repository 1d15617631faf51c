import type { Ground, Judgement } from '../../check/judge.ts';
import { exitCode, gravest } from '../../exit-code.ts';
import type { Sweep, Swept, SweepResult } from './sweep.ts';

/** Which cell it is, in words. */
export const whereOf = ({ axes }: Sweep, { role, point: { values, question } }: Swept): string =>
  [`${role} in ${question.workload.name}`, ...axes.map(({ name }, i) => `${name} ${values[i] ?? ''}`)].join(
    ', ',
  );

/** What one cell says for a code other than `ok` where there is a bound to keep. */
export const groundOfCell = (sweep: Sweep, swept: Swept, most: number): Ground | undefined => {
  const { cell } = swept;
  const where = whereOf(sweep, swept);
  if (cell.kind === 'starves') return { code: exitCode.liveness, because: `${where}: starves` };
  const waits = `${where}: can wait for`;
  if (cell.kind === 'unbounded')
    return { code: exitCode.safety, because: `${waits} any number of ${sweep.measure}` };
  if (cell.kind === 'bounded' && cell.most > most)
    return { code: exitCode.safety, because: `${waits} ${cell.most} ${sweep.measure}` };
  if (cell.kind === 'fair' && (cell.most ?? Infinity) > most)
    return { code: exitCode.inconclusive, because: `${where}: does not starve, and may wait for more` };
  return undefined;
};

/**
 * How a sweep ends. It asks how much, so that nothing it finds fails it unless there is a bound to keep; a limit that was
 * reached leaves it undecided.
 */
export const judgeSweep = (
  sweep: Sweep,
  { cells }: SweepResult,
  bound: { readonly most: number } | undefined,
): Judgement => {
  const cut = cells.filter(({ cell }) => cell.kind === 'cut').length;
  const grounds: readonly Ground[] = [
    ...(cut === 0
      ? []
      : [
          {
            code: exitCode.inconclusive,
            because: `${cut} of ${cells.length} cells were cut short by a limit`,
          },
        ]),
    ...(bound === undefined ? [] : cells.flatMap((swept) => groundOfCell(sweep, swept, bound.most) ?? [])),
  ];
  return { code: gravest(grounds.map(({ code }) => code)), grounds };
};
