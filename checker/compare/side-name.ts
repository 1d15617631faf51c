import { newestWasmtime } from '../../model/index.ts';
import type { Workload } from '../workload/workload.ts';
import type { AxisName } from './comparison.ts';

/** What a setting is called before its value; releases of Tokio, schedulers and ways of yielding go by their names alone. */
const prefixes: Readonly<Partial<Record<AxisName, string>>> = {
  wasmtime: 'Wasmtime',
  'lifo-slot': 'LIFO slot',
  'event-interval': 'event interval',
  'global-queue-interval': 'global queue interval',
  'queue-capacity': 'queue of',
  'max-lifo-polls': 'LIFO polls',
  'coop-budget': 'coop budget',
};

/** What a side is called that has this value where the sides differ, such as `yield_now`, `1.51.1` or `queue of 8`. */
export const sideName = (axis: AxisName, value: string | number): string => {
  const prefix = prefixes[axis];
  return prefix === undefined ? String(value) : `${prefix} ${value}`;
};

/** The value of a workload where the sides differ, as the option of the command line takes it. */
export const valueOn = (axis: AxisName, { size, flavor, release, wasmtime, constants }: Workload): string => {
  switch (axis) {
    case 'yield':
      return size.yield;
    case 'tokio':
      return release;
    case 'wasmtime':
      return wasmtime ?? newestWasmtime;
    case 'flavor':
      return flavor ?? 'multi_thread';
    case 'lifo-slot':
      return constants.lifoSlot ? 'on' : 'off';
    case 'event-interval':
      return String(constants.eventInterval);
    case 'global-queue-interval':
      return String(constants.globalQueueInterval);
    case 'queue-capacity':
      return String(constants.queueCapacity);
    case 'max-lifo-polls':
      return String(constants.maxLifoPolls);
    case 'coop-budget':
      return String(constants.coopBudget);
  }
};
