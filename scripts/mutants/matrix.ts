import { allProperties } from '../../checker/properties/index.ts';
import type { Mutant } from '../../test/mutants/mutant.ts';
import { equal, judgedByAll } from '../../test/mutants/judges.ts';
import { mutants } from '../../test/mutants/mutants.ts';

/** A mutant and everyone who rejects it. */
export interface Row {
  readonly mutant: Mutant;
  /** Those meant first. */
  readonly rejectedBy: readonly string[];
}

const meantFirst = (mutant: Mutant, found: readonly string[]): readonly string[] => [
  ...mutant.killedBy.filter((judge) => found.includes(judge)),
  ...found.filter((judge) => !mutant.killedBy.includes(judge)),
];

/** Puts every mutant before every judge, and tells each row as soon as it is known. */
export const killMatrix = async (tell: (row: Row) => void): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const mutant of mutants) {
    const found = await judgedByAll(mutant);
    const row = { mutant, rejectedBy: meantFirst(mutant, found) };
    rows.push(row);
    tell(row);
  }
  return rows;
};

/** Whether somebody rejects the mutant, and whoever is meant for it does. */
export const isKilled = ({ mutant, rejectedBy }: Row): boolean =>
  !rejectedBy.includes(equal) && mutant.killedBy.every((judge) => rejectedBy.includes(judge));

/** By property, how many mutants it rejects. */
export const killsOf = (rows: readonly Row[]): readonly (readonly [id: string, kills: number])[] =>
  allProperties.map(({ id }) => [id, rows.filter(({ rejectedBy }) => rejectedBy.includes(id)).length]);
