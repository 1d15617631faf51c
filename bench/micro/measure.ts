import { build } from '../measure/build.ts';
import { run } from '../measure/process.ts';
import { formatTable } from '../measure/table.ts';
import { withTemporaryFolder } from '../measure/temporary-folder.ts';

/** How long an operation of a hot part took, by CPU time. */
export interface Microtime {
  readonly name: string;
  /** Median over samples. */
  readonly nanoseconds: number;
  readonly least: number;
}

const script = 'bench/micro/run.ts';

/** Times every hot part, warmed up, in one process of its own. */
export const measureMicro = (): readonly Microtime[] =>
  withTemporaryFolder((folder) => {
    const { outputOf } = build([script], folder);
    return JSON.parse(run({ program: process.execPath, arguments: [outputOf(script)] }).stdout);
  });

/** The times as a table for people. */
export const microTable = (times: readonly Microtime[]): string =>
  formatTable(
    ['', 'ns/operation', 'least'],
    times.map(({ name, nanoseconds, least }) => [name, nanoseconds.toFixed(0), least.toFixed(0)]),
  );
