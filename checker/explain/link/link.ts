import { baseOf, newestRelease } from '../../../model/index.ts';
import { tokioFileIn } from './tokio-files.ts';

const repository = 'https://github.com/tokio-rs/tokio/blob';

/** The release whose tag is linked to: one with all three numbers. */
const taggedRelease = (named: string): string | undefined => {
  const release = baseOf(named);
  if (release === 'master') return newestRelease;
  if (/^\d+\.\d+$/u.test(release)) return `${release}.0`;
  return /^\d+\.\d+\.\d+$/u.test(release) ? release : undefined;
};

/** The file that a source text names first. A text such as `shuttle: ...` is about another project. */
const fileNamedIn = (source: string): string | undefined =>
  /^[a-z]+: /u.test(source) ? undefined : /(?:\w+\/)*\w+\.rs\b/u.exec(source)?.[0];

/**
 * The first file that a source text such as `worker.rs Core::next_task` names, at the tag of a release such as
 * `1.53.1`; undefined where it names no file of Tokio, or one that the release does not have.
 */
export const linkOf = (source: string, release: string): string | undefined => {
  const tagged = taggedRelease(release);
  const name = fileNamedIn(source);
  if (tagged === undefined || name === undefined) return undefined;
  const path = tokioFileIn(tagged, name, source);
  return path === undefined ? undefined : `${repository}/tokio-${tagged}/tokio/src/${path}`;
};
