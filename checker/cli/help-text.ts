import type { Command } from 'commander';
import { hanging } from '../report/text/wrap.ts';
import type { Session } from './session.ts';

/** Wider than this, prose is hard to read. */
const widest = 100;

const indentOf = (line: string): string => /^ */u.exec(line)?.[0] ?? '';

/** Each line is a paragraph; it is wrapped below its own indentation. */
const wrapped = (paragraphs: readonly string[], columns: number): string =>
  paragraphs
    .map((line) => (line === '' ? '' : hanging(indentOf(line), line.trimStart(), Math.min(columns, widest))))
    .join('\n');

/** Adds paragraphs to the end of the help on `command`, wrapped to the terminal. */
export const withHelpText = (command: Command, session: Session, ...paragraphs: readonly string[]): Command =>
  command.addHelpText('after', () => `\n${wrapped(paragraphs, session.out.columns)}\n`);
