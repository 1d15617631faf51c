import { pollHookKinds, probeKinds, taskHookKinds } from '../../event/seen-by.ts';
import type { EventKind } from '../../event/event.ts';
import type { Header, RuntimeConfig } from '../../event/header.ts';
import type { CaptureHeader } from './lines.ts';

const always = [
  'thread.start',
  'thread.stop',
  'park.begin',
  'park.end',
  'spawn.begin',
  'spawn.end',
  'poll.begin',
  'poll.end',
  'yield',
  'wake.begin',
  'block_in_place.begin',
  'block_in_place.end',
  'busy.begin',
  'busy.end',
  'mark',
] as const satisfies readonly EventKind[];

function coverageOf(capture: CaptureHeader): Header['coverage'] {
  // The probes are in the multi-thread scheduler only.
  const probed =
    (capture.probed === true || capture.tokio.endsWith('-probed')) && capture.flavor === 'multi_thread';
  const kinds: readonly EventKind[] = [
    ...always,
    ...(capture.hooks_task ? taskHookKinds : []),
    ...(capture.hooks_poll ? pollHookKinds : []),
    ...(capture.wake_end === true ? (['wake.end'] as const) : []),
    ...(probed ? probeKinds : []),
  ];
  return Object.fromEntries(kinds.map((kind) => [kind, 'all']));
}

function configOf(knobs: CaptureHeader['knobs']): RuntimeConfig {
  const { event_interval, global_queue_interval, lifo_slot, eager_driver_handoff, alt_timer } = knobs;
  return {
    ...(event_interval === undefined ? {} : { event_interval }),
    ...(global_queue_interval === undefined ? {} : { global_queue_interval }),
    ...(lifo_slot === undefined ? {} : { lifo_slot }),
    ...(eager_driver_handoff === undefined ? {} : { eager_driver_handoff }),
    ...(alt_timer === undefined ? {} : { alt_timer }),
  };
}

/** The header of the trace that a capture is read as. */
export function traceHeader(capture: CaptureHeader): Header {
  const scenario = [capture.scenario, capture.variant, capture.kind].filter(Boolean).join(' ');
  return {
    e: 'header',
    v: 1,
    runtime: {
      name: 'tokio',
      version: capture.tokio.replace(/-probed$/, ''),
      flavor: capture.flavor,
      workers: capture.workers,
      config: configOf(capture.knobs),
    },
    recorder: { name: 'tokio-capture', format: capture.format },
    clock: { domain: 'mono' },
    order: { across: 'gseq' },
    coverage: coverageOf(capture),
    ...(scenario === '' ? {} : { scenario }),
  };
}
