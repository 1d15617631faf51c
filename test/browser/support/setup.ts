import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserArguments, findChromium } from '../../../bench/page/browser.ts';
import { viewerFiles } from '../../../scripts/viewer.ts';
import { writeFiles } from '../../../scripts/write-files.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of all tests listens; empty where none is installed. */
    readonly chromium: string;
  }
}

/** Makes the program that pages hold from the source that is tested, and starts one browser for all tests. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  writeFiles(await viewerFiles());
  const executablePath = findChromium();
  if (executablePath === undefined) {
    provide('chromium', '');
    return () => Promise.resolve();
  }
  const server = await chromium.launchServer({ executablePath, args: [...browserArguments] });
  provide('chromium', server.wsEndpoint());
  return () => server.close();
};
