import { basename, extname } from 'node:path';
import { isOwnFile } from './own-file.ts';

/** A name as part of the name of a file: what is read from a file of somebody's own goes by that without its folder and ending. */
export const nameInPath = (name: string): string =>
  isOwnFile(name) ? basename(name, extname(name)) : name.replaceAll(/[^\w.-]/gu, '-');
