import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { CheckpointError, onSystem } from './checkpoint-error.ts';
import type { Column } from './column.ts';
import { anyFirstLine, firstLine, recordKinds, saveMark } from './frame.ts';
import { LogReader, readFully } from './log-reader.ts';
import { byteOrder, integersFrom, LogWriter } from './log-writer.ts';
import type { Plain, Question } from './question.ts';
import { difference } from './question.ts';
import { isSave } from './search-state.ts';
import type { Save } from './search-state.ts';

/** A place between two records, from which the next one goes on. */
interface Place {
  readonly position: number;
  readonly chain: number;
}

const leftAsItIs = 'name another file, this one is left as it is';
const startOver = 'delete the file to start over';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/**
 * The file of a checkpoint: a line of text, the question, and then one save after the other, each of what is new
 * since the one before. Nothing in it is written twice, so that a save that is cut off harms none before it.
 */
export class CheckpointFile {
  readonly file: string;
  /** The save to go on from. */
  last: Save | undefined;
  /** Whether there is something after it: a save that was never finished. */
  unfinished = false;
  readonly #question: Question;
  readonly #columns: readonly Column[];
  readonly #descriptor: number;
  /** Where saves begin. */
  #start: Place = { position: 0, chain: 0 };
  /** Where the last save ends. */
  #end: Place = { position: 0, chain: 0 };
  #writer: LogWriter | undefined;
  /** Bytes in the file as this left or found it. */
  #size = 0;

  /**
   * Opens the checkpoint of `question`, or creates it; an existing file stays as it is until the next save.
   * Throws a `CheckpointError` for a file that is something else, or damaged.
   */
  constructor(file: string, question: Question, columns: readonly Column[]) {
    this.file = file;
    this.#columns = columns;
    this.#question = { ...question, columns: columns.map(({ name }) => name), byteOrder };
    this.#descriptor = onSystem(file, 'name a file that can be read and written', () => open(file));
    try {
      this.#onSystem(() => this.#look());
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Bytes in the file. */
  get bytes(): number {
    return this.#size;
  }

  /** Fills the columns, and hands over all letters, of the last save. */
  restore(save: Save, takeLetters: (letters: readonly unknown[]) => void): void {
    const filled = save.columns.map(([first]) => first);
    for (const [i, [first, length]] of save.columns.entries()) this.#columns[i]?.restore(first, length);
    const reader = this.#reader(this.#start, this.#end.position);
    this.#onSystem(() => {
      while (reader.next() === 'record') {
        if (reader.kind === recordKinds.letters) takeLetters(this.#listIn(reader));
        if (reader.kind === recordKinds.integers) this.#fill(reader, save, filled);
      }
    });
    for (const [i, [, length]] of save.columns.entries())
      if (filled[i] !== length) throw this.#damaged(this.#end.position);
  }

  /** Goes on after the last save, which drops one that was never finished. */
  write(work: (writer: LogWriter) => void): void {
    this.#onSystem(() => {
      if (fstatSync(this.#descriptor).size !== this.#size)
        throw new CheckpointError(
          'CKPT005',
          this.file,
          'was changed by another process while it was in use',
          'let each run have a file of its own',
        );
      if (this.#writer === undefined) {
        ftruncateSync(this.#descriptor, this.#end.position);
        this.#writer = new LogWriter(this.#descriptor, this.#end.position, this.#end.chain);
      }
      work(this.#writer);
      this.#size = this.#writer.position;
    });
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #look(): void {
    const size = fstatSync(this.#descriptor).size;
    this.#size = size;
    if (size === 0) return this.#begin();
    const line = new Uint8Array(firstLine.length);
    const found = textOf(line.subarray(0, readFully(this.#descriptor, line, 0)));
    if (!found.startsWith(anyFirstLine))
      throw new CheckpointError('CKPT001', this.file, 'is no checkpoint of yieldcheck', leftAsItIs);
    if (found !== firstLine)
      throw new CheckpointError(
        'CKPT002',
        this.file,
        'is a checkpoint in another format, made by another version of yieldcheck',
        'go on with that version, or name another file',
      );
    const reader = this.#reader({ position: firstLine.length, chain: 0 }, size);
    const next = reader.next();
    if (next === 'end' || next === 'torn') return this.#begin();
    if (next === 'damaged' || reader.kind !== recordKinds.question) throw this.#damaged(firstLine.length);
    this.#compare(JSON.parse(textOf(reader.payload)));
    this.#start = this.#end = { position: reader.position, chain: reader.chain };
    this.#findLast(reader);
    this.unfinished = this.#end.position < size;
  }

  #begin(): void {
    ftruncateSync(this.#descriptor, 0);
    writeSync(this.#descriptor, firstLine, 0);
    const writer = new LogWriter(this.#descriptor, firstLine.length, 0);
    writer.question(this.#question);
    syncFolder(dirname(this.file));
    this.#writer = writer;
    this.#size = writer.position;
  }

  #compare(saved: Plain): void {
    const differs = difference(saved, this.#question);
    if (differs === undefined) return;
    throw new CheckpointError(
      'CKPT003',
      this.file,
      `is a checkpoint of another exploration: ${differs}`,
      'name another file, or delete this one',
    );
  }

  #findLast(reader: LogReader): void {
    for (;;) {
      const next = reader.next();
      if (next === 'damaged' && this.#hasSaveAfter(reader.position)) throw this.#damaged(reader.position);
      if (next !== 'record') return;
      if (reader.kind !== recordKinds.save) continue;
      const text = textOf(reader.payload.subarray(0, -saveMark.length));
      const save: unknown = JSON.parse(text);
      if (!isSave(save, this.#columns.length)) throw this.#damaged(reader.position);
      this.last = save;
      this.#end = { position: reader.position, chain: reader.chain };
    }
  }

  /** Whether a save was finished after `position`: then it is not the end of the file that is missing. */
  #hasSaveAfter(position: number): boolean {
    const window = Buffer.alloc(1 << 20);
    for (let at = position; ; at += window.length - saveMark.length) {
      const read = readFully(this.#descriptor, window, at);
      if (window.subarray(0, read).includes(saveMark)) return true;
      if (read < window.length) return false;
    }
  }

  #fill(reader: LogReader, { columns }: Save, filled: number[]): void {
    const { payload } = reader;
    const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
    const column = view.getUint32(0, true);
    const from = view.getFloat64(8, true);
    const [first, length] = columns[column] ?? [0, 0];
    const start = Math.max(first, from);
    const end = Math.min(length, from + (payload.byteLength - integersFrom) / Int32Array.BYTES_PER_ELEMENT);
    if (start >= end) return;
    if (start > (filled[column] ?? 0)) throw this.#damaged(reader.payloadAt);
    const cells = this.#columns[column]?.view(start, end);
    if (cells === undefined) throw this.#damaged(reader.payloadAt);
    const skipped = integersFrom + (start - from) * Int32Array.BYTES_PER_ELEMENT;
    new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength).set(
      payload.subarray(skipped, skipped + cells.byteLength),
    );
    filled[column] = end;
  }

  #listIn(reader: LogReader): readonly unknown[] {
    const list: unknown = JSON.parse(textOf(reader.payload));
    if (!Array.isArray(list)) throw this.#damaged(reader.payloadAt);
    return list;
  }

  #reader({ position, chain }: Place, size: number): LogReader {
    return new LogReader(this.#descriptor, size, position, chain);
  }

  #damaged(position: number): CheckpointError {
    return new CheckpointError('CKPT004', this.file, `is damaged at byte ${position}`, startOver);
  }

  #onSystem(work: () => void): void {
    onSystem(this.file, 'what was saved before is kept: go on from it with the same command', work);
  }
}

const open = (file: string): number => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile())
    throw new CheckpointError('CKPT001', file, 'is not a file', 'name another one');
  return openSync(file, found === undefined ? 'wx+' : 'r+');
};

/** Makes the name of a new file outlive a crash of the machine; some systems cannot. */
const syncFolder = (folder: string): void => {
  try {
    const descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    // A folder cannot be opened on Windows, where names are written at once.
  }
};
