import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Where a file lies below a folder, with slashes, or undefined if it lies elsewhere. */
export const pathBelow = (folder: string, file: string): string | undefined => {
  const path = relative(folder, resolve(file));
  const isElsewhere = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isElsewhere ? undefined : path.split(sep).join('/');
};
