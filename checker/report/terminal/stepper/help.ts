import { table } from '../../text/table.ts';
import type { Look } from '../finding/look.ts';
import { line, type Line } from './line.ts';

const keys: readonly (readonly [string, string])[] = [
  ['j k, arrows', 'next and previous step'],
  ['space b', 'next and previous page'],
  ['g G', 'first and last step'],
  ['n p', 'next and previous step that fails'],
  ['/', 'search: task 3, poll.begin, w1, stealWork; / and Enter again for the next'],
  ['1 to 9, Tab', 'that finding, the next finding'],
  ['w t', 'a column for each worker, for each task'],
  ['c', 'counters and the like, or not'],
  ['q, Ctrl-C', 'quit'],
];

/** What each key does. */
export const helpLines = ({ width, colours }: Look): readonly Line[] => [
  ...table([{ title: 'key' }, { title: 'what it does' }], keys, width - 2, (text) => text).map((text, i) =>
    i === 0 ? line(`  ${text}`, colours.faint) : line(`  ${text}`),
  ),
  line(''),
  line('  Any key goes back.', colours.faint),
];
