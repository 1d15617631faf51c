const causesOf = (error: unknown): readonly Error[] =>
  error instanceof Error ? [...causesOf(error.cause), error] : [];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/**
 * The line, from 1, of the file at the absolute path `file` that an error comes from: the innermost on the stack, of what
 * caused the error before the error itself. Undefined if that never went through the file. Columns are not told, because
 * compiling moves them.
 */
export const placeOf = (error: unknown, file: string): number | undefined => {
  const frame = new RegExp(`${escaped(file)}:(\\d+):\\d+`, 'u');
  for (const { stack = '', message } of causesOf(error)) {
    const [, line] = frame.exec(stack) ?? frame.exec(message) ?? [];
    if (line !== undefined) return Number(line);
  }
  return undefined;
};

/** `policy.ts:3`, or the name alone where no line is known. */
export const placed = (name: string, line: number | undefined): string =>
  line === undefined ? name : `${name}:${line}`;
