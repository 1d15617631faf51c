import type { Cursor } from './cursor.ts';
import type { Schema } from './schema.ts';
import { isSameLayout } from './schema.ts';
import { WireFault } from './wire-fault.ts';

/** Texts of source locations come to some kilobytes; a unit that holds this many bytes of them is not looked up further. */
const mostText = 8 * 1024 * 1024;

/** What the records of a unit refer to: schemas by type, and strings by number. Both only grow. */
export class Dictionary {
  readonly strings = new Map<number, string>();
  readonly #schemas = new Map<number, Schema>();
  #textLength = 0;

  /** How the records of a type are laid out. */
  schema(type: number): Schema {
    const schema = this.#schemas.get(type);
    if (schema === undefined) throw new WireFault(`a record is of type ${type}, which no schema describes`);
    return schema;
  }

  schemas(): Iterable<Schema> {
    return this.#schemas.values();
  }

  define(type: number, schema: Schema): void {
    const known = this.#schemas.get(type);
    if (known === undefined) this.#schemas.set(type, schema);
    else if (!isSameLayout(known, schema))
      throw new WireFault(`type ${type} is '${known.name}' and then '${schema.name}' with another layout`);
  }

  /** Reads a frame of strings. Those that would take too much memory are left out, and absent from events. */
  readStrings(cursor: Cursor): void {
    const count = cursor.length(8);
    for (let i = 0; i < count; i++) {
      const id = cursor.u32();
      const length = cursor.length();
      if (this.strings.has(id) || this.#textLength + length > mostText) cursor.skip(length);
      else {
        this.strings.set(id, cursor.text(length));
        this.#textLength += length;
      }
    }
  }
}
