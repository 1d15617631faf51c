import { expect, test } from 'vitest';
import { htmlPieces } from '../../checker/report/html/html-report.ts';
import { resultsOf, starvation } from './support/real-results.ts';
import { pageFile, read } from './support/reader.ts';

const file = pageFile([...htmlPieces(resultsOf(starvation()))].join(''));
const background = 'getComputedStyle(document.body).backgroundColor';

test('is dark or light as the reader prefers, until another is chosen', async (context) => {
  const dark = await read(context, file, '', { colorScheme: 'dark' });
  expect(await dark.page.evaluate(background)).toBe('rgb(16, 18, 21)');
  await dark.page.getByRole('button', { name: 'change between light and dark' }).click();
  expect(await dark.page.evaluate(background)).toBe('rgb(247, 247, 245)');
  await dark.page.reload();
  await dark.page.waitForSelector('.chart canvas');
  expect(await dark.page.evaluate(background)).toBe('rgb(247, 247, 245)');
  const light = await read(context, file, '', { colorScheme: 'light' });
  expect(await light.page.evaluate(background)).toBe('rgb(247, 247, 245)');
  expect([...dark.trouble, ...light.trouble]).toEqual([]);
});

test('fits windows of every width', async (context) => {
  const { page, trouble } = await read(context, file);
  for (const width of [1920, 1280, 900, 640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide: number = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(width);
  }
  expect(trouble).toEqual([]);
});

test('is read by a screen reader: names, headings, a table, and what is selected is announced', async (context) => {
  const { page } = await read(context, file);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const nameless: number = await page.evaluate(
    "[...document.querySelectorAll('button, input, [role=img], [role=region]')].filter((one) => !one.getAttribute('aria-label')).length",
  );
  expect(nameless).toBe(0);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('yieldcheck');
  const table = page.getByRole('table', { name: 'The shortest run that shows it' });
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
    'step',
    'who',
    'action',
    'tasks',
    'what changed',
  ]);
  await page.keyboard.press('j');
  expect(await page.locator('.timeline > [aria-live]').innerText()).toMatch(/^step 9, worker 0, poll/u);
});

test('everything is reached with the Tab key, and seen where it is', async (context) => {
  const { page } = await read(context, file);
  const reached: string[] = [];
  for (let i = 0; i < 24; i++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(
        "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''",
      ),
    );
  }
  for (const name of ['keys', 'copy the command', 'Tasks', 'only this task', 'show all', 'steps'])
    expect(reached).toContain(name);
  const outline: string = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).not.toBe('none');
});

test('nothing moves for a reader who wants no motion', async (context) => {
  const { page } = await read(context, file, '', { reducedMotion: 'reduce' });
  const moving: number = await page.evaluate(
    "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s' || getComputedStyle(one).animationName !== 'none').length",
  );
  expect(moving).toBe(0);
});
