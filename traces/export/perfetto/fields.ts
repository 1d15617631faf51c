/**
 * The numbers of the fields of Perfetto's messages that are written here, from its .proto files in
 * `protos/perfetto/trace`: `trace_packet`, `track_event/*` and `interned_data`.
 */
export const field = {
  trace: { packet: 1 },
  packet: {
    timestamp: 8,
    sequenceId: 10,
    trackEvent: 11,
    internedData: 12,
    sequenceFlags: 13,
    trackDescriptor: 60,
    firstOnSequence: 87,
  },
  internedData: { categories: 1, eventNames: 2, annotationNames: 3 },
  internedString: { iid: 1, name: 2 },
  trackDescriptor: { uuid: 1, name: 2, process: 3, thread: 4, parent: 5, counter: 8 },
  process: { pid: 1, name: 6 },
  thread: { pid: 1, tid: 2, name: 5 },
  counter: { unit: 3 },
  trackEvent: {
    categoryIids: 3,
    annotations: 4,
    type: 9,
    nameIid: 10,
    track: 11,
    categories: 22,
    name: 23,
    counterValue: 30,
    flows: 47,
    endingFlows: 48,
  },
  annotation: { nameIid: 1, boolean: 2, unsigned: 3, signed: 4, double: 5, string: 6, json: 9, name: 10 },
} as const;

/** `TrackEvent.Type`. */
export const eventType = { begin: 1, end: 2, instant: 3, count: 4 } as const;

/** `TracePacket.SequenceFlags`: what was interned before is void; this packet refers to what is interned. */
export const sequenceFlags = { cleared: 1, needed: 2 } as const;

/** `CounterDescriptor.Unit.UNIT_COUNT`. */
export const unitCount = 2;
