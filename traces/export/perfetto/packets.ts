import { PbfWriter } from 'pbf';
import type { Mark, Track } from '../timeline/mark.ts';
import { EventWriter } from './event-writer.ts';
import { field, sequenceFlags } from './fields.ts';
import { tasksUuid, writeTasksTrack, writeTrack } from './tracks.ts';

const chunkLength = 64 * 1024;
/** All packets are of one writer. */
const sequenceId = 1;

/** Encodes marks as the packets of one Perfetto trace. */
export class Packets {
  readonly #events = new EventWriter();
  #pbf = new PbfWriter();
  #isFirst = true;
  #hasTasks = false;

  /** Encodes one mark more. */
  add(mark: Mark): void {
    if (mark.mark === 'track') {
      this.#declare(mark.track);
      return;
    }
    this.#packet((pbf) => {
      pbf.writeVarintField(field.packet.timestamp, mark.t);
      pbf.writeMessage(field.packet.trackEvent, this.#events.write, mark);
      if (this.#events.hasFresh) pbf.writeMessage(field.packet.internedData, this.#events.writeFresh, null);
    });
  }

  /** The packets so far, if there are enough of them. */
  *ready(): Generator<Uint8Array> {
    if (this.#pbf.pos >= chunkLength) yield* this.rest();
  }

  /** The packets so far, if there are any. */
  *rest(): Generator<Uint8Array> {
    const pbf = this.#pbf;
    this.#pbf = new PbfWriter();
    if (pbf.pos > 0) yield pbf.finish();
  }

  #declare(track: Track): void {
    if (track.of === 'task' && !this.#hasTasks) {
      this.#hasTasks = true;
      this.#packet((pbf) => pbf.writeMessage(field.packet.trackDescriptor, writeTasksTrack, tasksUuid));
    }
    this.#packet((pbf) => pbf.writeMessage(field.packet.trackDescriptor, writeTrack, track));
  }

  #packet(write: (pbf: PbfWriter) => void): void {
    this.#pbf.writeMessage(field.trace.packet, this.#writePacket, write);
  }

  readonly #writePacket = (write: (pbf: PbfWriter) => void, pbf: PbfWriter): void => {
    write(pbf);
    const { packet } = field;
    pbf.writeVarintField(packet.sequenceId, sequenceId);
    const flags = sequenceFlags.needed | (this.#isFirst ? sequenceFlags.cleared : 0);
    pbf.writeVarintField(packet.sequenceFlags, flags);
    if (this.#isFirst) pbf.writeBooleanField(packet.firstOnSequence, true);
    this.#isFirst = false;
  };
}
