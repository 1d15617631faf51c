/** The signs that reports draw with. */
export interface Symbols {
  /** Stands for what was left out. */
  readonly ellipsis: string;
  /** Marks what fails; one column. */
  readonly fails: string;
  /** Stands where a lane has nothing to tell; one column. */
  readonly nothing: string;
  /** Marks the place one looks at; one column. */
  readonly here: string;
  /** The left edge of a loop, two columns each: its first line, those after it, its last, and the only one there is. */
  readonly loop: {
    readonly first: string;
    readonly on: string;
    readonly last: string;
    readonly only: string;
  };
  /** Draws a rule across the screen. */
  readonly rule: string;
  /** Between what was and what is. */
  readonly becomes: string;
}

const unicode: Symbols = {
  ellipsis: '…',
  fails: '✗',
  nothing: '·',
  here: '▶',
  loop: { first: '╭▶', on: '│ ', last: '╰─', only: '╶▶' },
  rule: '─',
  becomes: '→',
};

const ascii: Symbols = {
  ellipsis: '...',
  fails: 'x',
  nothing: '.',
  here: '>',
  loop: { first: ',>', on: '| ', last: '`-', only: '->' },
  rule: '-',
  becomes: '->',
};

/** The signs for an output that shows more than ASCII, or does not. */
export const symbolsFor = (showsUnicode: boolean): Symbols => (showsUnicode ? unicode : ascii);
