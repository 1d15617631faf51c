import { runSweep, type EndlessQuestion, type MeasureName, type Swept } from '../../starvation/index.ts';
import { saysTheSame } from '../../starvation/sweep/cell.ts';

/** The same endless workload on two sides. */
export interface EndlessEncounter {
  readonly questions: readonly [EndlessQuestion, EndlessQuestion];
}

/** How long the tasks of a role wait at most, on each side. */
export interface ComparedBound {
  /** Name of the endless workload. */
  readonly workload: string;
  readonly role: string;
  readonly measure: MeasureName;
  readonly waits: readonly [Swept, Swept];
}

const hasSeveralWorkers = ({ flavor, constants }: EndlessQuestion): boolean =>
  flavor !== 'current_thread' && constants.workers > 1;

/** Asks how long at most the tasks of both sides wait. */
export const compareBounds = (
  encounters: readonly EndlessEncounter[],
  names: readonly [string, string],
): readonly ComparedBound[] => {
  const measure = encounters.some(({ questions }) => questions.some(hasSeveralWorkers)) ? 'rounds' : 'polls';
  const { cells } = runSweep(
    {
      axes: [{ name: 'side', values: names, merges: false }],
      points: encounters.flatMap(({ questions }) =>
        questions.map((question, side) => ({ values: [names[side] ?? ''], question })),
      ),
      measure,
    },
    ({ question }) => question,
  );
  return encounters.flatMap(({ questions: [one, other] }) =>
    one.workload.about.flatMap((role): readonly ComparedBound[] => {
      const cellOf = (question: EndlessQuestion): Swept | undefined =>
        cells.find((swept) => swept.point.question === question && swept.role === role);
      const [first, second] = [cellOf(one), cellOf(other)];
      if (first === undefined || second === undefined) return [];
      return [{ workload: one.workload.name, role, measure, waits: [first, second] }];
    }),
  );
};

/** Whether the tasks of a role wait for longer on one side. */
export const boundDiffers = ({ waits: [one, other] }: ComparedBound): boolean =>
  !saysTheSame(one.cell, other.cell);
