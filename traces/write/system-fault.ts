import { OutputError } from '../errors.ts';

// What reading the events threw is not about the output; its codes do not look like these.
const systemCode = /^(?:E[A-Z0-9]+|ERR_STREAM_\w+)$/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && systemCode.test(error.code)
    ? error.code
    : '';

/** An error of the operating system explained as an `OutputError`; any other error as it is. */
export function outputError(cause: unknown, file: string): unknown {
  switch (codeOf(cause)) {
    case '':
      return cause;
    case 'ENOENT':
    case 'ENOTDIR': {
      const problem = 'the directory to write into does not exist';
      return new OutputError({ code: 'OUT001', problem, advice: 'Create it first.', cause }, file);
    }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': {
      const problem = 'permission to write is denied';
      const advice = 'Check the rights of the directory, or write somewhere else.';
      return new OutputError({ code: 'OUT002', problem, advice, cause }, file);
    }
    case 'EISDIR': {
      const problem = 'the path is a directory';
      return new OutputError({ code: 'OUT003', problem, advice: 'Name a file in it.', cause }, file);
    }
    default: {
      const problem = `the operating system could not write the file (${cause instanceof Error ? cause.message : ''})`;
      const advice = 'Is there space left, and is the reader of a pipe still there?';
      return new OutputError({ code: 'OUT004', problem, advice, cause }, file);
    }
  }
}
