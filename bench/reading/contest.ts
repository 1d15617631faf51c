import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../measure/build.ts';
import type { Finished } from '../measure/process.ts';
import { run, runMeasured } from '../measure/process.ts';
import { withTemporaryFolder } from '../measure/temporary-folder.ts';
import type { Usage } from '../measure/usage.ts';
import type { Counts } from './readers.ts';

/** One reading of the whole file. */
export interface Reading extends Usage {
  /** By the clock, the start of the process included. */
  readonly seconds: number;
}

/** What one way of reading took, and what it counted. */
export interface Contestant {
  readonly name: string;
  readonly readings: readonly Reading[];
  /** Of events, without header and end. */
  readonly events: number;
  readonly agrees: boolean;
}

/** All ways of reading one file, in turns. */
export interface ReadingContest {
  readonly events: number;
  readonly bytes: number;
  readonly rounds: number;
  readonly contestants: readonly Contestant[];
  /** By name, why a contestant did not take part. */
  readonly missing: Readonly<Record<string, string>>;
}

/** What to read, and with what. */
export interface ContestOptions {
  readonly events: number;
  readonly rounds: number;
  /** The interpreter of Python that DuckDB is installed for. */
  readonly python: string;
}

const script = 'bench/reading/run.ts';
const maker = 'bench/reading/make.ts';
const captures = join(import.meta.dirname, '../../examples/captures');

/** The kind alone, which is the least that DuckDB can do to count events by it. */
const kindOnly = { e: 'VARCHAR' };

/** What most events have, as far as a table can have it. */
const fields = {
  ...kindOnly,
  ...Object.fromEntries(['g', 't', 's', 'w', 'task', 'id', 'n', 'of'].map((name) => [name, 'BIGINT'])),
  ...Object.fromEntries(['by', 'to', 'why', 'from', 'ready'].map((name) => [name, 'VARCHAR'])),
};

const duckdbScript = join(import.meta.dirname, 'with_duckdb.py');

const hasDuckdb = (python: string): boolean => spawnSync(python, ['-c', 'import duckdb']).status === 0;

type Read = (file: string) => Finished & Usage;

const withNode =
  (program: string, name: string): Read =>
  (file) =>
    runMeasured({ program: process.execPath, arguments: [program, name, file] });

const withDuckdb =
  (python: string, columns: Readonly<Record<string, string>>): Read =>
  (file) =>
    runMeasured({ program: python, arguments: [duckdbScript, file, JSON.stringify(columns)] });

interface Runs {
  readonly name: string;
  readonly read: Read;
  readonly readings: Reading[];
  counts: ReadonlyMap<string, number>;
}

const none: ReadonlyMap<string, number> = new Map();

function withoutEnds(stdout: string): ReadonlyMap<string, number> {
  const counts: Counts = JSON.parse(stdout);
  return new Map(Object.entries(counts).filter(([kind]) => kind !== 'header' && kind !== 'end'));
}

const agree = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
  one.size === other.size && [...one].every(([kind, n]) => other.get(kind) === n);

/** Reads a file of so many events in every way, each time in a process of its own, taking turns. */
export const holdReadingContest = ({ events, rounds, python }: ContestOptions): ReadingContest =>
  withTemporaryFolder((folder) => {
    const { outputOf } = build([script, maker], folder);
    const file = join(folder, 'trace.jsonl');
    run({ program: process.execPath, arguments: [outputOf(maker), String(events), file, captures] });
    const isThere = hasDuckdb(python);
    const ways: Readonly<Record<string, Read>> = {
      yieldcheck: withNode(outputOf(script), 'yieldcheck'),
      readline: withNode(outputOf(script), 'readline'),
      json_parse: withNode(outputOf(script), 'json_parse'),
      ...(isThere ? { duckdb: withDuckdb(python, kindOnly), duckdb_fields: withDuckdb(python, fields) } : {}),
    };
    const runs = Object.entries(ways).map(([name, read]): Runs => ({
      name,
      read,
      readings: [],
      counts: none,
    }));
    for (let round = 0; round < rounds; round++)
      for (const one of runs) {
        const { stdout, seconds, cpuSeconds, peakBytes } = one.read(file);
        one.readings.push({ seconds, cpuSeconds, peakBytes });
        one.counts = withoutEnds(stdout);
      }
    const expected = runs[0]?.counts ?? none;
    return {
      events,
      bytes: statSync(file).size,
      rounds,
      contestants: runs.map(({ name, readings, counts }) => {
        const counted = [...counts.values()].reduce((sum, n) => sum + n, 0);
        return { name, readings, events: counted, agrees: counted === events && agree(counts, expected) };
      }),
      missing: isThere ? {} : { duckdb: `${python} has no module 'duckdb'` },
    };
  });
