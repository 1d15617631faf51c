/** Columns of text with aligned edges: the first to the left, the others to the right. */
export const formatTable = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return lines.map((line) => `${format(line)}\n`).join('');
};

const grouping = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A count with its thousands apart. */
export const count = (value: number): string => grouping.format(value);

/** Seconds to the millisecond below ten, then coarser. */
export const inSeconds = (value: number): string => value.toFixed(value < 10 ? 3 : 1);

/** Bytes as megabytes of a million. */
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);
