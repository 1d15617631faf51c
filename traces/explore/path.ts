/** A way through a machine's states: for each step, its index among the steps that its state offered. */
export type Path = readonly number[];

/** Text that is not a path. */
export class PathSyntaxError extends Error {
  override readonly name = 'PathSyntaxError';
  readonly code = 'PATH_SYNTAX';
  /** The piece between two dots that is at fault. */
  readonly piece: string;

  constructor(text: string, piece: string) {
    super(
      `${JSON.stringify(piece)} in ${JSON.stringify(text)} is not a piece of a path [PATH_SYNTAX]\n` +
        'A path is step indices with dots between, such as 0.3.1; 2x5 stands for 2.2.2.2.2, and a lone dot for no step.',
    );
    this.piece = piece;
  }
}

const noSteps = '.';
const shortestRun = 3;
// Far beyond any path that is explored; keeps a typing error from filling the memory.
const mostSteps = 0x100_0000;

/** A path as text to paste into a command: `0.3.1x12.2`. */
export const formatPath = (path: Path): string => {
  if (path.length === 0) return noSteps;
  const pieces: string[] = [];
  for (let from = 0; from < path.length;) {
    const index = path[from];
    let end = from + 1;
    while (end < path.length && path[end] === index) end++;
    const times = end - from;
    if (times >= shortestRun) pieces.push(`${index}x${times}`);
    else for (let i = 0; i < times; i++) pieces.push(`${index}`);
    from = end;
  }
  return pieces.join('.');
};

/** The inverse of `formatPath`. Throws a `PathSyntaxError`. */
export const parsePath = (text: string): Path => {
  if (text === noSteps) return [];
  const path: number[] = [];
  for (const piece of text.split('.')) {
    const [, index, times = '1'] = /^(\d{1,9})(?:x([1-9]\d{0,7}))?$/.exec(piece) ?? [];
    if (index === undefined || path.length + Number(times) > mostSteps)
      throw new PathSyntaxError(text, piece);
    for (let i = 0; i < Number(times); i++) path.push(Number(index));
  }
  return path;
};
