import { baseOf, differencesBetween } from '../../model/index.ts';
import type { Comparison } from '../report/list/difference.ts';
import type { NamedProject } from './releases.ts';
import { releaseParser } from './releases.ts';
import { UsageError } from './usage-error.ts';

const shortest = 3;

/** `1.50` is `1.50.0`, and the tip has the rules of the newest release. */
const inFull = ({ tip, newest }: NamedProject, given: string): string => {
  const base = baseOf(given);
  const changed = given.slice(base.length);
  if (base === tip) return `${newest}${changed}`;
  const parts = base.split('.');
  return `${[...parts, ...Array.from({ length: shortest - parts.length }, () => '0')].join('.')}${changed}`;
};

/** Compares the two releases of `project` in `given`, such as `1.50,1.53`. Throws a `UsageError` unless it names two. */
export const comparisonOf = (project: NamedProject, given: string): Comparison => {
  const names = given.split(',').map((name) => name.trim());
  const [first, second, ...more] = names;
  if (first === undefined || second === undefined || second === '' || first === '' || more.length > 0)
    throw new UsageError(
      `--diff takes two releases of ${project.name} separated by a comma, such as ${project.example}, not '${given}'.`,
    );
  const parse = releaseParser(project);
  const [from, to] = [inFull(project, parse(first)), inFull(project, parse(second))];
  return { project: project.name, from, to, difference: differencesBetween(project.histories, from, to) };
};
