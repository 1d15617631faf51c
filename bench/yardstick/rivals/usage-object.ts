import { join, resolve } from 'node:path';
import { run } from '../../measure/process.ts';

const source = resolve(import.meta.dirname, '../../measure/usage.c');

/** Compiles `usage.c` into `folder`; linked with it, a program says at its end what it has used. Gives the object. */
export const buildUsage = (folder: string): string => {
  const object = join(folder, 'usage.o');
  run({ program: 'gcc', arguments: ['-O2', '-c', source, '-o', object] });
  return object;
};
