import type { Command } from './command.ts';
import { commandIn } from './command.ts';
import type { Fence } from './fences.ts';
import { fencesIn } from './fences.ts';

/** What is done with a fenced block of a document. */
export type Use =
  /** Each command is run; what the only one prints is compared with `shown`. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[]; readonly shown?: Fence }
  /** What a command prints that stands elsewhere. */
  | { readonly kind: 'output'; readonly command: Command }
  /** Put into the folder in which commands run, under this name. */
  | { readonly kind: 'file'; readonly name: string }
  /** Type-checked and run; what it prints is compared with `shown`. */
  | { readonly kind: 'program'; readonly shown?: Fence }
  /** Read, as JSON, JSON Lines or YAML. */
  | { readonly kind: 'data' }
  /** A change to the source, as a patch. */
  | { readonly kind: 'change' }
  /** Run from the source with all changes of the document made. */
  | { readonly kind: 'changed'; readonly commands: readonly Command[] }
  /** Not run: the reason is told. */
  | { readonly kind: 'not run'; readonly because: string };

/** A fenced block of a document and what is done with it. */
export interface Example {
  /** Such as `docs/guide.md:12`. */
  readonly place: string;
  readonly fence: Fence;
  readonly use: Use;
}

/** A block of which nobody knows what to do. */
export class UnusableExample extends Error {
  override readonly name = 'UnusableExample';
}

const shellLanguages = new Set(['', 'sh', 'bash', 'console']);
const dataLanguages = new Set(['json', 'jsonl', 'yaml', 'yml']);

const usages = [
  'not run: REASON',
  'file NAME',
  'output of yieldcheck ...',
  'change',
  'run with these changes',
].map((usage) => `<!-- example: ${usage} -->`);

const remarked = (remark: string, text: string): Use | undefined => {
  if (remark === 'change') return { kind: 'change' };
  if (remark === 'run with these changes') return { kind: 'changed', commands: commandsIn(text) };
  const [, verb, rest = ''] = /^(not run:|file|output of) (.+)$/u.exec(remark) ?? [];
  if (verb === 'not run:') return { kind: 'not run', because: rest };
  if (verb === 'file') return { kind: 'file', name: rest };
  const command = verb === undefined ? undefined : commandIn(rest);
  return command && { kind: 'output', command };
};

const isOutput = ({ language, follows, remark, text }: Fence): boolean =>
  follows && remark === undefined && (language === '' || language === 'text') && commandsIn(text).length === 0;

const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** A command that is indented is part of what another prints. */
const commandsIn = (text: string): readonly Command[] =>
  linesOf(text).flatMap((line) => (line.startsWith(' ') ? [] : (commandIn(line) ?? [])));

const commandsUse = (text: string, shown: Fence | undefined): Use | undefined => {
  const commands = commandsIn(text);
  if (commands.length === 0 || commands.length < linesOf(text).length) return undefined;
  if (shown !== undefined && commands.length > 1) return undefined;
  return { kind: 'commands', commands, ...(shown && { shown }) };
};

const useOf = ({ language, text, remark }: Fence, shown: Fence | undefined): Use | undefined => {
  if (remark !== undefined) return remarked(remark, text);
  if (language === 'ts') return { kind: 'program', ...(shown && { shown }) };
  if (dataLanguages.has(language)) return { kind: 'data' };
  return shellLanguages.has(language) ? commandsUse(text, shown) : undefined;
};

/**
 * Every fenced block of a document and what is done with it, in order. What is shown right after a command or a program
 * is what it prints. Throws an `UnusableExample` for a block that is neither and does not say why.
 *
 * @param file - the document's path from the root
 */
export const examplesIn = (file: string, markdown: string): readonly Example[] => {
  const fences = fencesIn(markdown);
  const examples: Example[] = [];
  for (let at = 0; at < fences.length; at++) {
    const fence = fences[at];
    if (fence === undefined) break;
    const next = fences[at + 1];
    const shown = next !== undefined && isOutput(next) ? next : undefined;
    const place = `${file}:${fence.line}`;
    const use = useOf(fence, shown);
    if (use === undefined)
      throw new UnusableExample(
        `${place}: cannot run this example. Make it one command a line, or say before it what it is: ${usages.join(', ')}.`,
      );
    examples.push({ place, fence, use });
    if (shown !== undefined && 'shown' in use) at++;
  }
  return examples;
};
