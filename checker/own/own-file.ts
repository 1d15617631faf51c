import type { OwnFile } from '../../model/index.ts';
import { QuestionError } from './question-error.ts';

/** What would end a line of a report, reverse it, or separate it from the next name. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp},]/u;

/** Whether a name is that of a file of somebody's own, and not of something that there is. */
export const isOwnFile = (name: string): name is OwnFile => /\.[cm]?[jt]s$/u.test(name);

/** Throws a `QuestionError` (`ASK013`) for a path that could not be told and given again. */
export const requirePlainPath = (path: string): void => {
  if (unprintable.test(path))
    throw new QuestionError(
      'ASK013',
      'the path of a file has a comma, or characters that cannot be seen',
      'Rename the file, or the folder that it is in.',
    );
};

/** What a module exports by default, or the only thing it exports; undefined if that is several things, or nothing. */
export const onlyExport = (module: Readonly<Record<string, unknown>>): unknown => {
  if (module['default'] !== undefined) return module['default'];
  const [only, ...others] = Object.values(module);
  return others.length === 0 ? only : undefined;
};
