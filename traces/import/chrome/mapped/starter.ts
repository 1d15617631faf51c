import { mappingFormat } from './mapping.ts';
import type { ChromeSurvey, SeenName } from './survey.ts';

const shownNames = 12;

const isSlice = ({ ph }: SeenName): boolean => ph === 'B' || ph === 'X' || ph === 'b';

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** A pattern for names like this one: its first number is the task. */
const patternFor = (name: string): string => {
  const number = /\d+/u.exec(name);
  if (number === null) return `^${escaped(name)}$`;
  const after = name.slice(number.index + number[0].length);
  return `^${escaped(name.slice(0, number.index))}(\\d+)${escaped(after).replaceAll(/\d+/gu, '\\d+')}$`;
};

const told = ({ ph, name, cat, args, count }: SeenName): string => {
  const category = cat === '' ? '' : `, category ${cat}`;
  const values = args.length === 0 ? '' : `, with ${args.join(', ')}`;
  return `  ${ph} ${JSON.stringify(name)}${category}${values}: ${count}`;
};

/** What is found in a timeline, and a mapping to begin with that takes its most frequent slices for polls. */
export function starterFor({ names, threads }: ChromeSurvey): string {
  const slices = names.filter(isSlice);
  const likely = slices.find(({ name }) => /\d/u.test(name)) ?? slices[0];
  const name = patternFor(likely?.name ?? 'task 1');
  const arg = likely?.args.find((each) => /task|id/iu.test(each)) ?? 'task';
  const task = name.includes('(\\d+)') ? { group: 1 } : { arg };
  const mapping = {
    yieldcheck: mappingFormat,
    workers: 'worker[ -]?(\\d+)?',
    events: [
      { is: 'poll', name, task },
      { is: 'wake', name: '^wake (\\d+)$', task: { group: 1 } },
    ],
    all: ['poll'],
  };
  const found = names.slice(0, shownNames).map(told);
  const tracks = [...new Set(threads.values())]
    .slice(0, shownNames)
    .map((thread) => `  ${JSON.stringify(thread)}`);
  return [
    'Write a file such as this and give it with --mapping FILE; docs/formats/chrome.md tells what can be in it:',
    JSON.stringify(mapping, null, 2),
    ...(found.length === 0 ? [] : ['Events in the file, by phase and name:', ...found]),
    ...(tracks.length === 0 ? [] : ['Threads in the file:', ...tracks]),
  ].join('\n');
}
