import type { PbfWriter } from 'pbf';

/** Writes a string field. What pbf has for it (5.1.2) writes other characters for those from U+20000 on. */
export const writeText = (field: number, text: string, pbf: PbfWriter): void =>
  pbf.writeBytesField(field, Buffer.from(text));
