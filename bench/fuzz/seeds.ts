import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A small recording to start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

const most = 1536;
const newline = 0x0a;

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The first of the bytes, up to the end of a line where there are lines. */
const beginningOf = (bytes: Buffer): Buffer => {
  if (bytes.length <= most) return bytes;
  const lastLine = bytes.lastIndexOf(newline, most);
  return bytes.subarray(0, lastLine > most / 2 ? lastLine + 1 : most);
};

/** The first lines and the last one, so that a trace has both header and end. */
const shortened = (bytes: Buffer): Buffer => {
  const beginning = beginningOf(bytes);
  const isText = bytes[0] === 0x7b && bytes.at(-1) === newline;
  if (!isText || beginning.length === bytes.length) return beginning;
  return Buffer.concat([beginning, bytes.subarray(bytes.lastIndexOf(newline, -2) + 1)]);
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** Recordings of every format, from a folder of fixtures, cut to a few kilobytes; one of them compressed. */
export const seedsIn = (folder: string): readonly Seed[] => {
  const plain = filesIn(folder)
    .filter((file) => !file.endsWith('.md'))
    .map((file): Seed => {
      const bytes = readFileSync(file);
      return { name: file, bytes: shortened(isGzip(bytes) ? gunzipSync(bytes) : bytes) };
    });
  const compressed = plain.slice(0, 1).map(({ name, bytes }) => ({ name, bytes: gzipSync(bytes) }));
  return [...plain, ...compressed];
};
