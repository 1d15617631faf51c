import { statSync } from 'node:fs';
import { basename } from 'node:path';

/** What was recorded, whichever release and however many workers. */
const programOf = (file: string): string => basename(file).replace(/-(?:mt\d+|ct)\.jsonl\.gz$/u, '');

/** One recording of each program, the smallest, then a second of each, and so on: small ones are the easier to look at. */
export const inTurns = (files: readonly string[]): readonly string[] => {
  const programs = new Map<string, string[]>();
  for (const file of files.toSorted((one, other) => statSync(one).size - statSync(other).size)) {
    const program = programOf(file);
    programs.set(program, [...(programs.get(program) ?? []), file]);
  }
  const queues = [...programs.values()];
  const turns = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
};
