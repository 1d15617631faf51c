/** A line of an example that starts the command line. */
export interface Command {
  /** The line without its comment. */
  readonly text: string;
  /** What `yieldcheck` is given. */
  readonly args: readonly string[];
  /** The exit code that a comment such as `# exit 12` tells; 0 without one. */
  readonly exits: number;
}

const word = /'([^']*)'|"([^"]*)"|([^\s'"]+)/gu;

/** What only a shell can do: pipes, redirections, variables, several commands. */
const forShells = /[|&;<>$`\\]/u;

const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(word)].map(([, single, double, bare]) => single ?? double ?? bare ?? '');

const isForShells = (text: string): boolean => forShells.test(text.replaceAll(/'[^']*'|"[^"$`\\]*"/gu, ''));

/** The command in a line such as `npx yieldcheck verify  # exit 10`; undefined for any other line. */
export const commandIn = (line: string): Command | undefined => {
  const [, text = '', comment = ''] = /^(.*?)(?:\s+#\s*(.*))?$/u.exec(line) ?? [];
  const [program, ...args] = wordsOf(text.replace(/^npx /u, ''));
  if (program !== 'yieldcheck' || isForShells(text)) return undefined;
  return { text, args, exits: Number(/\bexit (\d+)/u.exec(comment)?.[1] ?? 0) };
};
