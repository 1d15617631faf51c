import { expect, test } from 'vitest';
import { htmlExplanation, type HtmlExplanation } from '../../checker/report/html/index.ts';
import { htmlPieces } from '../../checker/report/html/html-report.ts';
import { openTrace } from '../../traces/index.ts';
import { capture, resultsOf, starvation, theft } from './support/real-results.ts';
import { pageFile, read, type Reader } from './support/reader.ts';

const explained = async (options: Partial<HtmlExplanation> = {}): Promise<string> => {
  const explanation: HtmlExplanation = {
    origin: resultsOf([]).origin,
    trace: await openTrace(capture),
    ...options,
  };
  const pieces: string[] = [];
  for await (const piece of htmlExplanation(explanation)) pieces.push(piece);
  return pageFile(pieces.join(''));
};

const recording = await explained();
const run = pageFile([...htmlPieces(resultsOf(starvation()))].join(''));

const press = async ({ page }: Reader, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

test('keys go from event to event, and the address follows', async (context) => {
  const reader = await read(context, recording);
  expect(await reader.selected()).toContain('g 0');
  await press(reader, 'j', 'ArrowRight', 'j');
  expect(await reader.selected()).toContain('g 3');
  await press(reader, 'k', 'ArrowLeft');
  expect(await reader.selected()).toContain('g 1');
  expect(reader.hash()).toBe('#f=recording&g=1');
  expect(reader.trouble).toEqual([]);
  expect(reader.requests).toEqual([]);
});

test('an address selects what it names, and so does one that is changed later', async (context) => {
  const reader = await read(context, recording, '#f=recording&g=66');
  expect(await reader.selected()).toContain('g 66');
  expect(await reader.page.locator('.items tr.selected .what').innerText()).toBe('steal');
  await reader.page.evaluate("location.hash = '#f=recording&g=61'");
  await expect.poll(reader.selected).toContain('g 61');
  const step = await read(context, run, '#f=0&s=9');
  expect(await step.selected()).toBe('step 9');
});

test('an address that names nothing does no harm', async (context) => {
  const reader = await read(context, recording, '#f=99&g=66');
  for (const hash of ['#f=recording&g=99999999', '#%%%', '#f=-1&s=x', '#s=1e9&side=7', ''])
    await reader.page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await press(reader, 'j');
  expect(await reader.selected()).toContain('g ');
  expect(reader.trouble).toEqual([]);
});

test('n and p go to what fails', async (context) => {
  const file = await explained({ results: resultsOf(await theft()) });
  const reader = await read(context, file, '#f=recording&g=0');
  for (const g of [50, 52, 53, 61, 66]) {
    await press(reader, 'n');
    expect(await reader.selected()).toContain(`g ${g}`);
    expect(await reader.page.locator('.item-head .flag').innerText()).toBe('fails');
  }
  await press(reader, 'p');
  expect(await reader.selected()).toContain('g 61');
});

test('a task that is filtered for is all there is to step through', async (context) => {
  const reader = await read(context, recording);
  await reader.page.getByRole('textbox', { name: 'only this task' }).fill('2');
  const tasks = await reader.page.locator('.items tr[data-item] td:nth-child(4)').allInnerTexts();
  expect(new Set(tasks)).toEqual(new Set(['2']));
  await press(reader, 'Escape', 'j', 'j');
  expect(await reader.page.locator('.items tr.selected td:nth-child(4)').innerText()).toBe('2');
  await press(reader, 'Escape');
  expect(await reader.page.locator('.items tr[data-item]').first().innerText()).toContain('g 0');
});

test('a search finds kinds, tasks and actions, and counts them', async (context) => {
  const reader = await read(context, recording);
  await press(reader, '/');
  await reader.page.keyboard.type('poll.begin task 2');
  expect(await reader.page.locator('.found').innerText()).toMatch(/^1 of \d+$/u);
  expect(await reader.page.locator('.items tr.selected .what').innerText()).toBe('poll.begin');
  await press(reader, 'Enter');
  expect(await reader.page.locator('.found').innerText()).toMatch(/^2 of \d+$/u);
  await reader.page.getByRole('searchbox').fill('no such thing');
  expect(await reader.page.locator('.found').innerText()).toBe('none');

  const steps = await read(context, run);
  await steps.page.getByRole('searchbox').fill('runLifoTask');
  expect(await steps.page.locator('.items tr.selected .what').innerText()).toBe('runLifoTask');
});

test('rows are workers or tasks, and the axis order or time', async (context) => {
  const reader = await read(context, recording);
  const label = (): Promise<string | null> => reader.page.locator('.chart canvas').getAttribute('aria-label');
  expect(await label()).toContain('one for each of the workers');
  await press(reader, 't');
  expect(await label()).toContain('one for each of the tasks');
  await reader.page.getByRole('button', { name: 'Time' }).click();
  expect(await reader.page.getByRole('button', { name: 'Time' }).getAttribute('aria-pressed')).toBe('true');
  await press(reader, '+', '+', '-', '0');
  expect(reader.trouble).toEqual([]);
});

test('zooming shows less, and fitting shows all again', async (context) => {
  const reader = await read(context, recording);
  const width = (): Promise<number> =>
    reader.page.locator('.overview-window').evaluate((element) => element.clientWidth);
  const all = await width();
  await press(reader, '+', '+', '+');
  expect(await width()).toBeLessThan(all / 3);
  await press(reader, '0');
  expect(await width()).toBe(all);
});

test('pointing shows the state before and after, and a click keeps it', async (context) => {
  const reader = await read(context, run, '#f=0&s=1');
  const box = await reader.page.locator('.chart canvas').boundingBox();
  if (box === null) throw new Error('no canvas');
  // The steps lie side by side to the right of the names of rows.
  const x = box.x + 118 + ((box.width - 126) / 20) * 9.5;
  await reader.page.mouse.move(x, box.y + 60);
  const tooltip = await reader.page.locator('.tooltip').innerText();
  expect(tooltip).toContain('step 9: poll');
  expect(tooltip).toContain('LIFO slot of worker 0: none → 1');
  await reader.page.mouse.click(x, box.y + 60);
  expect(await reader.selected()).toBe('step 9');
  await reader.page.mouse.move(0, 0);
  expect(await reader.page.locator('.tooltip').isVisible()).toBe(false);
  expect(await reader.selected()).toBe('step 9');
});

test('queues at an event are those that the recorder told of', async (context) => {
  const reader = await read(context, recording, '#f=recording&g=62');
  const rows = await reader.page.locator('.details .state').first().locator('tbody tr').allInnerTexts();
  expect(rows[0]?.split(/\s+/u)).toEqual(['worker', '0', '3', '2', 'empty', 'empty']);
});

test('a recorder without probes is said to show no queues', async (context) => {
  const file = await explained({
    trace: await openTrace('examples/captures/1.53.1/S1-defer-plus1-mt1.jsonl.gz'),
  });
  const reader = await read(context, file);
  expect(await reader.page.locator('.details .unknown').innerText()).toContain(
    'this recorder does not show it',
  );
});

test('the keys are told by one of them', async (context) => {
  const reader = await read(context, run);
  await press(reader, '?');
  expect(await reader.page.getByRole('dialog').innerText()).toContain('the next that fails');
  await press(reader, 'Escape');
  await reader.page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(reader.trouble).toEqual([]);
});
