import { baseOf, compareVersions } from '../../model/index.ts';
import { tokio, wasmtime, type NamedProject } from './releases.ts';
import type { Session } from './session.ts';

/** The options that take releases. */
const options: readonly (readonly [option: string, project: NamedProject])[] = [
  ['tokio', tokio],
  ['against', tokio],
  ['wasmtime', wasmtime],
];

const namesIn = (given: unknown): readonly string[] =>
  (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');

const isNewer = (release: string, { newest }: NamedProject): boolean =>
  /^\d/u.test(release) && compareVersions(baseOf(release), newest) > 0;

/** Says of each release that is named whose rules cannot be known yet that those of the newest one are taken. */
export const tellOfNewer = (
  given: Readonly<Record<string, unknown>>,
  { err }: Pick<Session, 'err'>,
): void => {
  for (const [option, project] of options)
    for (const release of namesIn(given[option]).filter((one) => isNewer(one, project)))
      err.write(
        `yieldcheck: ${release} is newer than ${project.newest}, the newest release of ${project.name} that is known; the rules of ${project.newest} are taken.\n`,
      );
};
