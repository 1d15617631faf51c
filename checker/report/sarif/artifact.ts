import { resolve, sep } from 'node:path';
import { nameIn } from '../text/case-words.ts';
import { pathBelow } from '../text/relative-path.ts';

/** What relative addresses are relative to: the folder that the command was run in, which services take for the repository. */
export const baseName = '%SRCROOT%';

/** Halves of characters cannot be encoded; names with such are of no file anyway. */
const halves = /\p{Cs}/gu;

const encoded = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part.replaceAll(halves, '\u{fffd}')))
    .join('/');

/** The address of a file: relative where it lies below the folder that the command was run in. */
export const artifactLocation = (file: string): Readonly<Record<string, string>> => {
  const name = nameIn(file);
  const path = pathBelow(process.cwd(), name);
  if (path !== undefined && path !== '') return { uri: encoded(path), uriBaseId: baseName };
  return { uri: `file://${encoded(resolve(name).split(sep).join('/'))}` };
};
