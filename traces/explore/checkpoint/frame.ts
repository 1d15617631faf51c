import { crc32 } from 'node:zlib';

/** The first line of every file; the number changes with anything that an older reader would misread. */
export const firstLine = 'yieldcheck checkpoint, format 1\n';

/** How the first line begins whatever the format. */
export const anyFirstLine = 'yieldcheck checkpoint, format ';

/** Kinds of records. */
export const recordKinds = {
  /** JSON: what is explored. The first record, and only that. */
  question: 1,
  /** Number of a column, index of the first integer (as a double), then integers. */
  integers: 2,
  /** JSON: letters that follow those before. */
  letters: 3,
  /** JSON: a `Save`; everything before it belongs together. */
  save: 4,
} as const;

/** Bytes before the payload of a record. */
export const headerBytes = 16;

/** The end of each save, so that one that follows damage is seen. */
export const saveMark = '\n-- end of save --\n';

/** What precedes a payload: its kind, its length in bytes and two checksums. */
export interface RecordHeader {
  readonly kind: number;
  readonly length: number;
  readonly payload: number;
  /** Of the header, and through `before` of every header before, so that no record can be missing. */
  readonly chain: number;
}

const chainOf = (bytes: Uint8Array, before: number): number =>
  crc32(bytes.subarray(0, headerBytes - 4), before);

/** A header as bytes, and its checksum, on which the next one goes on. */
export const writeHeader = (
  kind: number,
  length: number,
  payload: number,
  before: number,
): { readonly bytes: Uint8Array; readonly chain: number } => {
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kind, true);
  view.setUint32(4, length, true);
  view.setUint32(8, payload, true);
  const chain = chainOf(bytes, before);
  view.setUint32(12, chain, true);
  return { bytes, chain };
};

/** The header in `bytes`; undefined if its checksum is not right. */
export const readHeader = (bytes: Uint8Array, before: number): RecordHeader | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const chain = view.getUint32(12, true);
  if (chain !== chainOf(bytes, before)) return undefined;
  return {
    kind: view.getUint32(0, true),
    length: view.getUint32(4, true),
    payload: view.getUint32(8, true),
    chain,
  };
};
