/** A fenced block of a Markdown text. */
export interface Fence {
  /** What stands after the opening fence, such as `ts`; empty for none. */
  readonly language: string;
  /** What is between the fences, each line with its end. */
  readonly text: string;
  /** Number of the line of the opening fence, from 1. */
  readonly line: number;
  /** What a comment `<!-- example: ... -->` right before the block says of it. */
  readonly remark?: string;
  /** Whether nothing but blank lines and a remark is between the block before and this one. */
  readonly follows: boolean;
}

const remarkOf = (line: string): string | undefined => /^<!-- example: (.*) -->$/u.exec(line)?.[1];

/** Every fenced block in `markdown`, in order. Throws a `SyntaxError` for one that is not closed. */
export const fencesIn = (markdown: string): readonly Fence[] => {
  const lines = markdown.split('\n');
  const fences: Fence[] = [];
  let remark: string | undefined;
  let follows = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const opening = /^(`{3,})(\S*)$/u.exec(line);
    if (opening === null) {
      if (line !== '') {
        remark = remarkOf(line);
        follows &&= remark !== undefined;
      }
      continue;
    }
    const [, ticks = '', language = ''] = opening;
    const end = lines.indexOf(ticks, at + 1);
    if (end === -1) throw new SyntaxError(`the block that begins in line ${at + 1} is not closed`);
    const text = lines
      .slice(at + 1, end)
      .map((one) => `${one}\n`)
      .join('');
    fences.push({ language, text, line: at + 1, follows, ...(remark !== undefined && { remark }) });
    [remark, follows, at] = [undefined, true, end];
  }
  return fences;
};
