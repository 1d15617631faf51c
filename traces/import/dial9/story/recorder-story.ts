import type { Stamped } from '../../merge/edges.ts';
import { roleOf } from '../index/identity.ts';
import type { Record } from '../wire/record.ts';

/** The event that a record of the recorder's own thread stands for: a sample, or the time of day. */
export function recorderEvent(record: Record, s: number): Stamped | undefined {
  const { kind, t, texts, wide } = record;
  if (roleOf(kind) !== 'recorder') return undefined;
  if (kind === 'ClockSyncEvent') {
    const unix = record.isWide('realtime_ns') ? wide : record.count('realtime_ns');
    return unix === undefined ? undefined : { event: { e: 'clock', s, w: null, unix: String(unix) }, t };
  }
  const inject = record.count('global_queue_depth') ?? record.count('global_queue');
  const alive = record.count('alive_tasks') ?? record.count('active_tasks');
  const runtime = texts.runtime_name;
  return {
    event: {
      e: 'queue.sample',
      s,
      w: null,
      ...(inject === undefined ? {} : { inject }),
      ...(alive === undefined ? {} : { alive }),
      ...(runtime === undefined || runtime === '' ? {} : { runtime }),
    },
    t,
  };
}
