import type { HistoriesOf } from '../releases/history.ts';
import type { WasmtimeRules } from './rules.ts';

/** How every rule of Wasmtime came to be; sources are below `crates/wasmtime/src/runtime`. */
export const wasmtimeHistories: HistoriesOf<WasmtimeRules> = {
  deadlineYield: {
    says: { 'self-wake': 'a guest answered Yield wakes itself' },
    source: 'vm/libcalls.rs new_epoch',
    first: 'self-wake',
    changes: [],
  },
  yieldCustom: {
    says: {
      false: 'an epoch callback cannot answer YieldCustom',
      true: 'an epoch callback may answer YieldCustom',
    },
    source: 'store.rs UpdateDeadline',
    first: false,
    changes: [{ release: '33.0.0', value: true, pulls: ['#10671'] }],
  },
  interrupt: {
    says: {
      false: 'an epoch callback cannot answer Interrupt',
      true: 'an epoch callback may answer Interrupt',
    },
    source: 'store.rs UpdateDeadline',
    first: false,
    changes: [{ release: '37.0.0', value: true, pulls: ['#11482'] }],
  },
  fuelYield: {
    says: { 'self-wake': 'a guest out of fuel wakes itself' },
    source: 'vm/libcalls.rs out_of_gas',
    first: 'self-wake',
    changes: [],
  },
  collectorYield: {
    says: { 'self-wake': 'an asynchronous collection wakes itself' },
    source: 'store/gc.rs StoreOpaque::trace_roots',
    first: 'self-wake',
    changes: [],
  },
  componentYield: {
    says: {
      'not there': 'components have no event loop to yield to',
      'goes on': 'the event loop of a component goes on within the poll when a guest task yields',
      'self-wake': 'the event loop of a component wakes itself when a guest task yields, one at a time',
    },
    source: 'component/concurrent.rs StoreContextMut::poll_until',
    first: 'not there',
    changes: [
      { release: '36.0.0', value: 'goes on', pulls: ['#11127'] },
      { release: '45.0.0', value: 'self-wake', pulls: ['#13085'] },
    ],
  },
};
