import type { EventKind } from './event.ts';

/** Kinds that only Tokio's task hooks show. */
export const taskHookKinds: readonly EventKind[] = ['task.bind', 'task.end'];

/** Kinds that only Tokio's hooks around polls show (1.44.0). */
export const pollHookKinds: readonly EventKind[] = ['run.begin', 'run.end'];

/** Kinds that only probes inside the scheduler show. */
export const probeKinds: readonly EventKind[] = [
  'schedule',
  'overflow',
  'take',
  'inject.batch',
  'steal',
  'defer',
  'flush',
  'driver.begin',
  'driver.end',
  'notify',
  'maintenance',
  'search.begin',
  'parked',
  'lifo.cap',
];

/** What tasks ask of others and of Tokio's resources: the specification shows it, and no recorder that there is. */
export const callKinds: readonly EventKind[] = ['join', 'abort', 'consume'];
