import { closeSync, openSync, writeFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { UnwritableError } from './unwritable.ts';

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
  /** Whether it shows more than ASCII; so it does if absent. */
  readonly unicode?: boolean;
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

/** Whether the terminal of this process shows what is beyond ASCII. What is no terminal is read as UTF-8. */
const showsUnicode = (stream: Stream, env: NodeJS.ProcessEnv): boolean => {
  if (stream.isTTY !== true) return true;
  if (env['TERM'] === 'dumb') return false;
  if (process.platform === 'win32') return 'WT_SESSION' in env || 'TERM_PROGRAM' in env;
  // The first that is set and not empty decides, as for the C library.
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (name) => name !== undefined && name !== '',
  );
  return /utf-?8/iu.test(locale ?? '');
};

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/**
 * Standard output or standard error. `failed` is called at most once, with an `UnwritableError`, when it takes no
 * more for another reason than that its reader has gone.
 */
export const streamOutput = (
  stream: Stream,
  place: string,
  failed: (error: UnwritableError) => void,
): Output => {
  let closed = false;
  stream.on('error', (error) => {
    const isNews = !closed && !isGone(error);
    closed = true;
    if (isNews) failed(new UnwritableError(place, error));
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
    unicode: showsUnicode(stream, process.env),
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

const openFile = (path: string): number => {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new UnwritableError(`'${path}'`, error);
  }
};

/** Creates or replaces the file at `path`. Throws an `UnwritableError`, as each write may. */
export const fileOutput = (path: string): FileOutput => {
  const descriptor = openFile(path);
  let closed = false;
  return {
    write: (text) => {
      try {
        if (!closed) writeFileSync(descriptor, text);
      } catch (error) {
        if (!isGone(error)) throw new UnwritableError(`'${path}'`, error);
        closed = true;
      }
    },
    columns: defaultColumns,
    colour: false,
    isTerminal: false,
    get closed() {
      return closed;
    },
    close: () => closeSync(descriptor),
  };
};
