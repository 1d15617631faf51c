/** In what is shown, a line for any number of lines that are left out. */
const leftOut = '...';

/** Times differ from run to run. */
const withoutTimes = (line: string): string => line.replaceAll(/\b\d[\d,.]*(?= s\b)/gu, 'N');

const linesOf = (text: string): readonly string[] => withoutTimes(text).replace(/\n+$/u, '').split('\n');

/** The lines between those that stand for what is left out. */
const piecesOf = (lines: readonly string[]): readonly (readonly string[])[] => {
  const cuts = lines.flatMap((line, i) => (line === leftOut ? [i] : []));
  return [-1, ...cuts].map((cut, i) => lines.slice(cut + 1, cuts[i] ?? lines.length));
};

const isAt = (lines: readonly string[], at: number, piece: readonly string[]): boolean =>
  at >= 0 && piece.every((line, i) => lines[at + i] === line);

/**
 * The first piece of what is shown that was not printed where it should be; undefined if all were. A line `...` stands
 * for lines that are left out. Times in seconds are not compared.
 */
export const misshown = (shown: string, printed: string): string | undefined => {
  const lines = linesOf(printed);
  const pieces = piecesOf(linesOf(shown));
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    const isFirst = i === 0;
    const isLast = i === pieces.length - 1;
    let place = at;
    if (isLast && !isFirst) place = Math.max(at, lines.length - piece.length);
    else if (!isFirst) while (place < lines.length && !isAt(lines, place, piece)) place++;
    const isWhole = !isLast || place + piece.length === lines.length;
    if (!isWhole || !isAt(lines, place, piece)) return piece.join('\n');
    at = place + piece.length;
  }
  return undefined;
};

/** What was printed, with as many lines at the beginning and at the end as `shown` has around its only `...`. */
export const reshown = (shown: string, printed: string): string | undefined => {
  const pieces = piecesOf(shown.replace(/\n+$/u, '').split('\n'));
  const lines = printed.replace(/\n+$/u, '').split('\n');
  const [first = [], last = []] = pieces;
  if (pieces.length === 1) return `${lines.join('\n')}\n`;
  if (pieces.length > 2) return undefined;
  if (first.length + last.length >= lines.length) return `${lines.join('\n')}\n`;
  const end = last.length === 0 ? [] : lines.slice(-last.length);
  return [...lines.slice(0, first.length), leftOut, ...end].map((line) => `${line}\n`).join('');
};
