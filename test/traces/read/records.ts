import type { Header } from '../../../traces/event/header.ts';

/** A header of our own format that says no more than it must. */
export const header: Header = {
  e: 'header',
  v: 1,
  runtime: { name: 'tokio', version: '1.53.1', flavor: 'multi_thread', workers: 2, config: {} },
  recorder: { name: 'test', format: 'yieldcheck-1' },
  clock: { domain: 'logical' },
  order: { across: 'gseq' },
  coverage: { 'poll.begin': 'all', 'poll.end': 'all' },
};

/** A poll's begin at a position. */
export const pollAt = (g: number) => ({ e: 'poll.begin', g, t: g * 10, s: 1, w: 0, task: 1 }) as const;

/** An end after `n` events. */
export const endAfter = (n: number) => ({ e: 'end', n, complete: false }) as const;

/** Records as JSON Lines. */
export const jsonLines = (...records: readonly unknown[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
