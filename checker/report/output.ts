import { closeSync, openSync, writeSync } from 'node:fs';
import { styleText } from 'node:util';

/** Where a report goes. */
export interface Output {
  /** Writes `text` as it stands; does nothing once the reader has gone. */
  write(text: string): void;
  /** Number of characters in a line. */
  readonly columns: number;
  /** Whether escape sequences for colours are wanted. */
  readonly colour: boolean;
  /** Whether a person is looking and a line can be rewritten. */
  readonly isTerminal: boolean;
  /** True once nobody reads any more, as after `| head`. */
  readonly closed: boolean;
}

const defaultColumns = 80;
/** Narrower than this, tables stop making sense. */
const fewestColumns = 40;

/** What is used of standard output and standard error; off a terminal they have no width. */
interface Stream extends NodeJS.WritableStream {
  readonly columns?: number;
  readonly isTTY?: boolean;
  readonly destroyed: boolean;
}

/** Node decides: terminal or not, `NO_COLOR`, `FORCE_COLOR`, `NODE_DISABLE_COLORS`. */
const wantsColour = (stream: Stream): boolean => styleText('red', '-', { stream }) !== '-';

/** Standard output or standard error. */
export const streamOutput = (stream: Stream): Output => {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  return {
    write: (text) => {
      if (!closed && !stream.destroyed) stream.write(text);
    },
    get columns() {
      return Math.max(fewestColumns, stream.columns ?? defaultColumns);
    },
    colour: wantsColour(stream),
    isTerminal: stream.isTTY ?? false,
    get closed() {
      return closed || stream.destroyed;
    },
  };
};

/** A file, written as the report grows. */
export interface FileOutput extends Output {
  /** Must be called once, after the last write. */
  close(): void;
}

/** Creates or replaces the file at `path`. Throws what `open` throws. */
export const fileOutput = (path: string): FileOutput => {
  const descriptor = openSync(path, 'w');
  return {
    write: (text) => {
      writeSync(descriptor, text);
    },
    columns: defaultColumns,
    colour: false,
    isTerminal: false,
    closed: false,
    close: () => closeSync(descriptor),
  };
};
