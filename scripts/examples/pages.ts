import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './handbook.ts';

/** How long it took is another time each time. */
const withoutSeconds = (page: string): string => page.replaceAll(/("seconds":)[\d.e-]+/gu, '$10');

/** The folder, in `docs` and in the sandbox, for pages that commands of the documents write. */
export const pagesFolder = 'findings';

/** A page of `docs/findings`, and what the command that writes it has written in the sandbox. */
export interface Page {
  /** Path from the root. */
  readonly file: string;
  readonly kept: string;
  /** Empty if no command has written it. */
  readonly written: string;
}

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

/** Every page in `docs/findings` and in the sandbox, by what is in both. */
export const pagesIn = (sandbox: string): readonly Page[] => {
  const [kept, written] = [join(root, 'docs', pagesFolder), join(sandbox, pagesFolder)];
  const names = new Set([...readdirSync(kept), ...readdirSync(written)]);
  return [...names].toSorted().map((name) => {
    const [before, now] = [join(kept, name), join(written, name)];
    return {
      file: `docs/${pagesFolder}/${name}`,
      kept: textOf(before) ?? '',
      written: withoutSeconds(textOf(now) ?? ''),
    };
  });
};
