const words: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota for disk space is used up',
  EFBIG: 'the file would become too large',
  EIO: 'the device failed',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the operating system's `error` says, in words, with its code. */
const systemWords = (error: unknown): string => {
  const code = codeOf(error);
  const known = words[code];
  if (known !== undefined) return `${known} (${code})`;
  return error instanceof Error ? error.message : String(error);
};

/** What was to be told cannot be written to `place`. The message is all a user needs. */
export class UnwritableError extends Error {
  override readonly name = 'UnwritableError';

  constructor(place: string, cause: unknown) {
    super(`Cannot write to ${place}: ${systemWords(cause)}.`, { cause });
  }
}
