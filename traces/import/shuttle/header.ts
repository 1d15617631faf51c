import type { EventKind } from '../../event/event.ts';
import type { Header } from '../../event/header.ts';

/** The header of what Shuttle recorded: one order, whose clock counts, and no workers. */
export const shuttleHeader = (format: string, kinds: readonly EventKind[]): Header => ({
  e: 'header',
  v: 1,
  runtime: { name: 'shuttle', version: null, flavor: 'unknown', workers: 1, config: {} },
  recorder: { name: 'shuttle', format },
  clock: { domain: 'logical' },
  order: { across: 'gseq' },
  coverage: Object.fromEntries(kinds.map((kind) => [kind, 'all'])),
});
