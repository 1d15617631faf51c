import type { InputFault } from '../errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Explains an error of the operating system or of the decompressor; undefined for any other. */
export function systemFault(cause: unknown): InputFault | undefined {
  const code = codeOf(cause);
  switch (code) {
    case '':
      return undefined;
    case 'ENOENT':
    case 'ENOTDIR': {
      const problem = 'there is no such file';
      return {
        code: 'TRACE001',
        problem,
        advice: 'Check the path; it is relative to the current directory.',
        cause,
      };
    }
    case 'EACCES':
    case 'EPERM': {
      const problem = 'permission to read the file is denied';
      return {
        code: 'TRACE002',
        problem,
        advice: 'Check the rights of the file and its directories.',
        cause,
      };
    }
    case 'EISDIR': {
      const problem = 'the path is a directory, not a trace';
      return {
        code: 'TRACE003',
        problem,
        advice: 'Name the files in it, for example with DIR/*.jsonl.gz.',
        cause,
      };
    }
    case 'Z_BUF_ERROR': {
      const problem = 'the gzip data ends too early: the file was cut off';
      const advice = 'Copy it again, or decompress what is there with `zcat FILE > PART` and read that.';
      return { code: 'TRACE006', problem, advice, cause };
    }
    default: {
      const message = cause instanceof Error ? cause.message : String(cause);
      if (code.startsWith('Z_')) {
        const problem = `the gzip data is damaged (${message})`;
        return { code: 'TRACE007', problem, advice: 'Copy or record the file again.', cause };
      }
      const problem = `the operating system could not read the file (${message})`;
      return {
        code: 'TRACE004',
        problem,
        advice: 'The cause lies outside of yieldcheck: see the code above.',
        cause,
      };
    }
  }
}
