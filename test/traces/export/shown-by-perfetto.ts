import protobuf from 'protobufjs';
import type { Shown, ShownMark } from './shown.ts';

/** As much of Perfetto's messages as is needed, written down from its documentation. */
const messages = `
syntax = "proto2";
message Trace { repeated TracePacket packet = 1; }
message TracePacket {
  optional uint64 timestamp = 8;
  optional uint32 trusted_packet_sequence_id = 10;
  optional TrackEvent track_event = 11;
  optional InternedData interned_data = 12;
  optional uint32 sequence_flags = 13;
  optional TrackDescriptor track_descriptor = 60;
  optional bool first_packet_on_sequence = 87;
}
message TrackDescriptor {
  optional uint64 uuid = 1;
  optional string name = 2;
  optional ProcessDescriptor process = 3;
  optional ThreadDescriptor thread = 4;
  optional uint64 parent_uuid = 5;
  optional CounterDescriptor counter = 8;
}
message ProcessDescriptor { optional int32 pid = 1; optional string process_name = 6; }
message ThreadDescriptor { optional int32 pid = 1; optional int32 tid = 2; optional string thread_name = 5; }
message CounterDescriptor { optional int32 unit = 3; }
message InternedData {
  repeated Interned event_categories = 1;
  repeated Interned event_names = 2;
  repeated Interned debug_annotation_names = 3;
}
message Interned { optional uint64 iid = 1; optional string name = 2; }
message TrackEvent {
  enum Type { TYPE_UNSPECIFIED = 0; TYPE_SLICE_BEGIN = 1; TYPE_SLICE_END = 2; TYPE_INSTANT = 3; TYPE_COUNTER = 4; }
  repeated uint64 category_iids = 3;
  repeated DebugAnnotation debug_annotations = 4;
  optional Type type = 9;
  optional uint64 name_iid = 10;
  optional uint64 track_uuid = 11;
  repeated string categories = 22;
  optional string name = 23;
  optional int64 counter_value = 30;
  repeated fixed64 flow_ids = 47;
  repeated fixed64 terminating_flow_ids = 48;
}
message DebugAnnotation {
  optional uint64 name_iid = 1;
  oneof value {
    bool bool_value = 2;
    uint64 uint_value = 3;
    int64 int_value = 4;
    double double_value = 5;
    string string_value = 6;
    string legacy_json_value = 9;
  }
  optional string name = 10;
}
`;

interface Interned {
  readonly iid: number;
  readonly name: string;
}

interface Annotation {
  readonly nameIid?: number;
  readonly name?: string;
  readonly boolValue?: boolean;
  readonly uintValue?: number;
  readonly intValue?: number;
  readonly doubleValue?: number;
  readonly stringValue?: string;
  readonly legacyJsonValue?: string;
}

interface TrackEvent {
  readonly type: string;
  readonly trackUuid: number;
  readonly categoryIids?: readonly number[];
  readonly categories?: readonly string[];
  readonly nameIid?: number;
  readonly name?: string;
  readonly debugAnnotations?: readonly Annotation[];
  readonly counterValue?: number;
  readonly flowIds?: readonly number[];
  readonly terminatingFlowIds?: readonly number[];
}

interface Packet {
  readonly timestamp?: number;
  readonly trustedPacketSequenceId?: number;
  readonly sequenceFlags?: number;
  readonly firstPacketOnSequence?: boolean;
  readonly trackEvent?: TrackEvent;
  readonly internedData?: Partial<
    Readonly<Record<'eventCategories' | 'eventNames' | 'debugAnnotationNames', readonly Interned[]>>
  >;
  readonly trackDescriptor?: {
    readonly uuid: number;
    readonly name: string;
    readonly parentUuid?: number;
    readonly process?: { readonly pid: number };
    readonly thread?: { readonly pid: number; readonly tid: number };
    readonly counter?: object;
  };
}

const Trace = protobuf.parse(messages).root.lookupType('Trace');

/** The packets of a trace, as an independent decoder reads them. */
export const packetsIn = (bytes: Uint8Array): readonly Packet[] => {
  const { packet = [] }: { packet?: Packet[] } = Trace.toObject(Trace.decode(bytes), {
    longs: Number,
    enums: String,
  });
  return packet;
};

const types: ReadonlyMap<string, ShownMark['type']> = new Map([
  ['TYPE_SLICE_BEGIN', 'begin'],
  ['TYPE_SLICE_END', 'end'],
  ['TYPE_INSTANT', 'instant'],
  ['TYPE_COUNTER', 'count'],
]);

/** One packet sequence, as the trace processor follows it: what is interned must be defined before it is referred to. */
class Sequence {
  #isValid = false;
  readonly #categories = new Map<number, string>();
  readonly #names = new Map<number, string>();
  readonly #annotationNames = new Map<number, string>();

  follow({ sequenceFlags = 0, internedData = {}, trustedPacketSequenceId }: Packet): void {
    if (trustedPacketSequenceId === undefined) throw new Error('a packet of no sequence is dropped');
    if ((sequenceFlags & 1) !== 0) this.#isValid = true;
    if ((sequenceFlags & 2) !== 0 && !this.#isValid)
      throw new Error('a packet needs a state that is not there');
    const { eventCategories = [], eventNames = [], debugAnnotationNames = [] } = internedData;
    for (const { iid, name } of eventCategories) this.#categories.set(iid, name);
    for (const { iid, name } of eventNames) this.#names.set(iid, name);
    for (const { iid, name } of debugAnnotationNames) this.#annotationNames.set(iid, name);
  }

  shown(t: number, event: TrackEvent): ShownMark {
    const type = types.get(event.type);
    if (type === undefined) throw new Error(`a track event of type ${event.type}`);
    const categories = [
      ...(event.categoryIids ?? []).map((iid) => this.#spelt(this.#categories, iid)),
      ...(event.categories ?? []),
    ];
    return {
      type,
      track: String(event.trackUuid),
      t,
      name: event.name ?? (event.nameIid === undefined ? '' : this.#spelt(this.#names, event.nameIid)),
      category: categories.join(),
      args: Object.fromEntries((event.debugAnnotations ?? []).map((annotation) => this.#arg(annotation))),
      starts: event.flowIds ?? [],
      stops: event.terminatingFlowIds ?? [],
    };
  }

  #arg(annotation: Annotation): readonly [string, unknown] {
    const name = annotation.name ?? this.#spelt(this.#annotationNames, annotation.nameIid ?? 0);
    const { boolValue, uintValue, intValue, doubleValue, stringValue, legacyJsonValue } = annotation;
    if (legacyJsonValue !== undefined) return [name, JSON.parse(legacyJsonValue)];
    return [name, boolValue ?? uintValue ?? intValue ?? doubleValue ?? stringValue];
  }

  #spelt(table: ReadonlyMap<number, string>, iid: number): string {
    const name = table.get(iid);
    if (name === undefined) throw new Error(`${iid} was not interned`);
    return name;
  }
}

/** What a viewer shows of packets. */
export const shownByPerfetto = (packets: readonly Packet[]): Shown => {
  const tracks = new Map<string, { name: string; isThread: boolean }>();
  const marks: ShownMark[] = [];
  const sequence = new Sequence();
  for (const packet of packets) {
    sequence.follow(packet);
    const { trackDescriptor: track, trackEvent: event, timestamp } = packet;
    if (track !== undefined)
      tracks.set(String(track.uuid), { name: track.name, isThread: track.thread !== undefined });
    if (event !== undefined) {
      if (timestamp === undefined) throw new Error('a track event without a time is dropped');
      marks.push(sequence.shown(timestamp, event));
    }
  }
  return { tracks, marks };
};
