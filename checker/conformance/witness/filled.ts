import type { EventKind, EventOf } from '../../../traces/index.ts';

/** The kinds of events that a witness fills in. Who was notified by whom is left out: no recording shows it. */
export const filledKinds = [
  'schedule',
  'overflow',
  'take',
  'inject.batch',
  'steal',
  'defer',
  'flush',
  'driver.begin',
  'driver.end',
  'maintenance',
  'search.begin',
  'parked',
  'lifo.cap',
] as const satisfies readonly EventKind[];

/** An event that a witness fills in. */
export type Filled = { [K in (typeof filledKinds)[number]]: EventOf<K> }[(typeof filledKinds)[number]];

const kinds: ReadonlySet<string> = new Set(filledKinds);

/** Whether events of this kind are filled in. */
export const isFilledKind = (kind: string): kind is Filled['e'] => kinds.has(kind);
