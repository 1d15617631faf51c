import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { EventKind } from '../../../traces/index.ts';

const folders: string[] = [];

// Registered where this is imported: from within a test it would come too late.
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of this file. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-e2e-'));
  folders.push(folder);
  return folder;
};

/** An event without its stamp, on worker 0. */
export type Line = { readonly e: EventKind } & Readonly<Record<string, unknown>>;

/** What a hand-written trace is like, where it is not like the others. */
export interface TraceShape {
  readonly complete?: boolean;
  /** False leaves the end record out. */
  readonly ended?: boolean;
  readonly coverage?: readonly EventKind[];
  readonly version?: string;
}

const usualCoverage: readonly EventKind[] = [
  'spawn.begin',
  'spawn.end',
  'poll.begin',
  'poll.end',
  'wake.begin',
  'wake.end',
  'yield',
];

/** A native trace as text. */
export const traceText = (lines: readonly Line[], shape: TraceShape = {}): string => {
  const { complete = true, ended = true, coverage = usualCoverage, version = '1.53.1' } = shape;
  const header = {
    e: 'header',
    v: 1,
    runtime: { name: 'tokio', version, flavor: 'multi_thread', workers: 2, config: {} },
    recorder: { name: 'by hand', format: 'yieldcheck-1' },
    clock: { domain: 'logical' },
    order: { across: 'gseq' },
    coverage: Object.fromEntries(coverage.map((kind) => [kind, 'all'])),
  };
  const events = lines.map((line, g) => ({ g, t: g, s: 1, w: 0, ...line }));
  const end = { e: 'end', n: events.length, complete };
  return [header, ...events, ...(ended ? [end] : [])].map((record) => `${JSON.stringify(record)}\n`).join('');
};

/** Writes a native trace and returns its path. */
export const writeTraceFile = (
  folder: string,
  name: string,
  lines: readonly Line[],
  shape: TraceShape = {},
): string => {
  const path = join(folder, name);
  writeFileSync(path, traceText(lines, shape));
  return path;
};

const spawned: readonly Line[] = [
  { e: 'spawn.begin', task: 1, by: null },
  { e: 'spawn.end', task: 1 },
];

/** A task is spawned, polled once, and completes. */
export const goodRun: readonly Line[] = [
  ...spawned,
  { e: 'poll.begin', task: 1 },
  { e: 'poll.end', task: 1, ready: true },
];

/** A task is polled on two threads at once. */
export const overlappingPolls: readonly Line[] = [
  ...spawned,
  { e: 'poll.begin', task: 1 },
  { e: 'poll.begin', task: 1, s: 2, w: 1 },
  { e: 'poll.end', task: 1, ready: false, s: 2, w: 1 },
  { e: 'poll.end', task: 1, ready: true },
];

/** A task is woken and never polled again. */
export const lostWake: readonly Line[] = [
  ...spawned,
  { e: 'poll.begin', task: 1 },
  { e: 'poll.end', task: 1, ready: false },
  { e: 'wake.begin', task: 1, by: null, from: 'external', s: 0, w: null },
  { e: 'wake.end', task: 1, s: 0, w: null },
];
