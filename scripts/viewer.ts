import { resolve } from 'node:path';
import { build } from 'esbuild';

const folder = resolve(import.meta.dirname, '../checker/report/html');

const bundle = async (entry: string, resolveTo: string): Promise<readonly [string, string]> => {
  const { outputFiles } = await build({
    entryPoints: [resolve(folder, 'viewer', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    // What browsers of the last three years run.
    target: ['chrome111', 'firefox113', 'safari16.4'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`nothing came of bundling ${entry}`);
  if (/<\/(?:script|style)|<!--/iu.test(file.text))
    throw new Error(`${entry} holds what would end its own element in a page`);
  return [resolveTo, file.text.trimEnd()];
};

/** The program and the style of HTML reports that the build makes: names, relative to the project's root, and text. */
export const viewerFiles = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    await bundle('main.ts', 'checker/report/html/viewer.generated.js'),
    await bundle('style/page.css', 'checker/report/html/viewer.generated.css'),
  ]);
