import type { Cursor } from './cursor.ts';
import { Dictionary } from './dictionary.ts';
import { Record } from './record.ts';
import { readSchema } from './schema.ts';
import type { Resume, TimeBase } from './time-base.ts';
import { Time } from './time-base.ts';
import { readCount, readPairs, readText, skipValue } from './values.ts';
import { starved, VersionFault, WireFault } from './wire-fault.ts';

/** What a unit begins with; the byte after it is the version of the format. */
export const magic = Buffer.from('TRC\0', 'latin1');

const tags = { schema: 1, record: 2, strings: 3, stacks: 4, time: 5, annotations: 6 } as const;
const firstOfMagic = magic.readUInt8(0);

/** What was read: the header of a unit, a record about scheduling, or nothing, because more bytes are needed. */
export type Step = 'unit' | 'record' | 'starved';

/**
 * Reads the frames of a file, one after another, out of the bytes that its cursor is fed with. Records that say nothing
 * about scheduling are counted and passed over.
 */
export class FrameReader {
  /** The record that was read last. */
  readonly record = new Record();
  #dictionary: Dictionary;
  readonly #time: Time;
  readonly #cursor: Cursor;
  #start = 0;

  constructor(cursor: Cursor, base: TimeBase, resume?: Resume & { readonly dictionary: Dictionary }) {
    this.#cursor = cursor;
    this.#time = new Time(base, resume);
    this.#dictionary = resume?.dictionary ?? new Dictionary();
  }

  /** What the records of the unit refer to that is being read. */
  get dictionary(): Dictionary {
    return this.#dictionary;
  }

  /** Position in the file of the frame that was read last. */
  get offset(): number {
    return this.#start;
  }

  /** Where and how to go on reading at the record that was read last. */
  get resume(): Resume {
    return { offset: this.#start, ...this.#time.before };
  }

  /**
   * The next record about scheduling, or the beginning of a unit.
   * @throws WireFault
   */
  next(): Step {
    const cursor = this.#cursor;
    for (;;) {
      const { at } = cursor;
      this.#start = cursor.offset;
      try {
        const step = this.#frame(cursor);
        if (step !== undefined) return step;
      } catch (error) {
        if (error !== starved) throw error;
        cursor.at = at;
        return 'starved';
      }
    }
  }

  #frame(cursor: Cursor): Step | undefined {
    const tag = cursor.u8();
    switch (tag) {
      case tags.record:
        return this.#readRecord(cursor) ? 'record' : undefined;
      case tags.time:
        this.#time.reset(cursor.u64());
        return undefined;
      case tags.strings:
        this.#dictionary.readStrings(cursor);
        return undefined;
      case tags.schema: {
        const { type, schema } = readSchema(cursor);
        this.#dictionary.define(type, schema);
        return undefined;
      }
      case tags.stacks:
        this.#skipStacks(cursor);
        return undefined;
      case tags.annotations:
        this.#skipAnnotations(cursor);
        return undefined;
      case firstOfMagic:
        cursor.at--;
        this.#readHeader(cursor);
        return 'unit';
      default:
        throw new WireFault(`there is no kind of frame ${tag}`);
    }
  }

  #readHeader(cursor: Cursor): void {
    const isMagic = cursor.startsWith(magic);
    if (isMagic === false) throw new WireFault(`there is no kind of frame ${firstOfMagic}`);
    cursor.skip(magic.length);
    const version = cursor.u8();
    if (version !== 1) throw new VersionFault(version);
    this.#dictionary = new Dictionary();
    this.#time.reset(0n);
  }

  /** Whether the record is about scheduling. */
  #readRecord(cursor: Cursor): boolean {
    const schema = this.#dictionary.schema(cursor.u16());
    const delta = schema.timed ? cursor.u24() : 0;
    const { record } = this;
    if (schema.kind === undefined) {
      for (const { type } of schema.fields) skipValue(cursor, type);
      schema.count++;
      this.#time.advance(delta);
      return false;
    }
    record.clear(schema.kind);
    for (const { type, use } of schema.fields) {
      switch (use.as) {
        case 'count':
          record.counts[use.slot] = readCount(cursor, type) ?? Number.NaN;
          if (use.isClock) record.wide = cursor.wide;
          break;
        case 'text':
          record.texts[use.field] = readText(cursor, type, this.#dictionary.strings);
          break;
        case 'pairs':
          record.pairs = readPairs(cursor, type);
          break;
        case 'nothing':
          skipValue(cursor, type);
          break;
      }
    }
    schema.count++;
    this.#time.advance(delta);
    if (!schema.timed) throw new WireFault(`records of '${schema.name}' carry no time`);
    // Versions of March and April 2026 stamp it with the time of day, which is on another clock.
    if (schema.kind !== 'SegmentMetadataEvent') record.t = this.#time.read();
    return true;
  }

  #skipStacks(cursor: Cursor): void {
    const count = cursor.length(8);
    for (let i = 0; i < count; i++) {
      cursor.skip(4);
      cursor.skip(8 * cursor.length(8));
    }
  }

  #skipAnnotations(cursor: Cursor): void {
    cursor.skipVarint();
    const count = cursor.u16();
    for (let i = 0; i < count; i++) {
      cursor.skip(2);
      cursor.skip(cursor.u16());
      cursor.skip(cursor.length());
    }
  }
}
