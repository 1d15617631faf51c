import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandRunner } from './examples/command-runner.ts';
import type { Example } from './examples/examples.ts';
import { examplesIn } from './examples/examples.ts';
import type { Fence } from './examples/fences.ts';
import { handbook, root } from './examples/handbook.ts';
import { pagesIn } from './examples/pages.ts';
import { prepareForPrograms, runProgram } from './examples/programs.ts';
import { makeSandbox } from './examples/sandbox.ts';
import { misshown, reshown } from './examples/shown.ts';

// Writes into the documents named as arguments, or into all, what their examples print now. Needs a build.

const wanted = new Set(process.argv.slice(2));
const documents = handbook().filter(({ file }) => wanted.size === 0 || wanted.has(file));
if (documents.length === 0) throw new Error('no such document; they are called such as docs/guide.md');

const sandbox = makeSandbox();
prepareForPrograms(sandbox.path);
for (const { file, text } of handbook())
  for (const { use, fence } of examplesIn(file, text))
    if (use.kind === 'file') writeFileSync(join(sandbox.path, use.name), fence.text);
const run = await commandRunner(sandbox.path);

/** What is shown of an example, with what it prints now; undefined where nothing is shown. */
const printed = async ({ use, fence }: Example): Promise<readonly [Fence, string] | undefined> => {
  if (use.kind === 'output') return [fence, (await run(use.command)).out];
  if (use.kind === 'commands' && use.shown !== undefined) {
    const [command] = use.commands;
    return command && [use.shown, (await run(command)).out];
  }
  if (use.kind === 'program' && use.shown !== undefined) {
    writeFileSync(join(sandbox.path, 'now.ts'), fence.text);
    return [use.shown, (await runProgram(sandbox.path, 'now')).out];
  }
  return undefined;
};

for (const { file, text } of documents) {
  const lines = text.split('\n');
  for (const example of examplesIn(file, text).toReversed()) {
    const found = await printed(example);
    if (found === undefined) continue;
    const [fence, out] = found;
    if (misshown(fence.text, out) === undefined) continue;
    const anew = reshown(fence.text, out);
    if (anew === undefined) {
      console.log(`${example.place}: several parts are shown, which only a person can choose anew`);
      continue;
    }
    const length = fence.text.split('\n').length - 1;
    lines.splice(fence.line, length, ...anew.trimEnd().split('\n'));
    console.log(`${example.place}: written anew`);
  }
  writeFileSync(join(root, file), lines.join('\n'));
}
for (const { file, kept, written } of pagesIn(sandbox.path))
  if (written !== '' && written !== kept) {
    writeFileSync(join(root, file), written);
    console.log(`${file}: written anew`);
  }
sandbox.remove();
