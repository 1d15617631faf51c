import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { expect, inject } from 'vitest';

/** A page that somebody reads, and everything that it did besides. */
export interface Reader {
  readonly page: Page;
  /** Errors, violations of the policy, dialogs and messages on the console: none of them may be. */
  readonly trouble: string[];
  /** Everything that was asked for besides the file itself. */
  readonly requests: string[];
  /** What the detail of the selected item is headed by, such as `step 4`. */
  readonly selected: () => Promise<string>;
  /** What follows `#` in the address. */
  readonly hash: () => string;
}

const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-browser-'));
process.once('exit', () => rmSync(folder, { recursive: true }));

let connected: Promise<Browser> | undefined;
let files = 0;

const browserFor = (context: TestContext): Promise<Browser> => {
  const endpoint = inject('chromium');
  if (endpoint === '') {
    expect(process.env['YIELDCHECK_REQUIRE_TOOLS'], 'nothing may be skipped').toBeUndefined();
    return context.skip('Chromium is not installed');
  }
  connected ??= chromium.connect(endpoint);
  return connected;
};

/** Writes a page to a file. */
export const pageFile = (html: string): string => {
  const file = join(folder, `${files++}.html`);
  writeFileSync(file, html);
  return file;
};

/** Opens a file, at `hash`, and waits until its time line is drawn. Skips the test where there is no Chromium. */
export const read = async (
  context: TestContext,
  file: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<Reader> => {
  const session = await (
    await browserFor(context)
  ).newContext({
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.onTestFinished(() => session.close());
  const page = await session.newPage();
  const [trouble, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) requests.push(request.url());
  });
  await page.goto(`${address}${hash}`);
  await page.waitForSelector('.chart canvas');
  return {
    page,
    trouble,
    requests,
    selected: () => page.locator('.item-head .place').innerText(),
    hash: () => new URL(page.url()).hash,
  };
};

/** Opens a file in a browser that runs no scripts. Skips the test where there is no Chromium. */
export const unscripted = async (context: TestContext, file: string): Promise<Page> => {
  const session = await (await browserFor(context)).newContext({ javaScriptEnabled: false });
  context.onTestFinished(() => session.close());
  const page = await session.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
};
