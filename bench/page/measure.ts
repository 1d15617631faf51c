import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { writeHtmlExplanation } from '../../checker/report/html/index.ts';
import { BenchError } from '../measure/bench-error.ts';
import type { Motion, PageFigures } from './figures.ts';
import { browserArguments, findChromium } from './browser.ts';
import { longRecording } from './recording.ts';

const frames = 120;

/** Sends wheel events to the chart, one a frame. Runs in the page. */
const move = `async (zooms) => {
  const canvas = document.querySelector('.chart canvas');
  const box = canvas.getBoundingClientRect();
  const times = [];
  for (let i = 0; i < ${frames}; i++) {
    const forwards = i % 60 < 30;
    canvas.dispatchEvent(new WheelEvent('wheel', {
      deltaX: zooms ? 0 : forwards ? 40 : -40,
      deltaY: zooms ? (forwards ? -25 : 25) : 0,
      ctrlKey: zooms, bubbles: true, cancelable: true,
      clientX: box.left + box.width / 2, clientY: box.top + 40,
    }));
    times.push(await new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  return times;
}`;

const motion = async (page: Page, name: string, zooms: boolean): Promise<Motion> => {
  const times: readonly number[] = await page.evaluate(`(${move})(${zooms})`);
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  const sorted = gaps.toSorted((a, b) => a - b);
  const total = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return {
    name,
    framesPerSecond: (gaps.length / total) * 1000,
    slowFrame: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
};

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

const motions = async (page: Page): Promise<readonly Motion[]> => {
  const all: Motion[] = [];
  for (const rows of ['workers', 'tasks']) {
    await press(page, '0');
    all.push(await motion(page, `zooming, rows of ${rows}`, true));
    await press(page, '+', '+');
    all.push(await motion(page, `panning, rows of ${rows}, a third of it`, false));
    await press(page, ...Array.from({ length: 12 }, () => '+'));
    all.push(await motion(page, `panning, rows of ${rows}, some hundred events`, false));
    await press(page, 't');
  }
  return all;
};

/** Makes a page of a recording of `events` events and measures it in Chromium. */
export const measurePage = async (events: number): Promise<PageFigures> => {
  const executable = findChromium();
  if (executable === undefined)
    throw new BenchError('not-started', 'Chromium is not installed, and the page needs a browser.');
  const folder = await mkdtemp(join(tmpdir(), 'yieldcheck-page-'));
  const file = join(folder, 'page.html');
  await writeHtmlExplanation(file, {
    origin: {
      tool: { name: 'yieldcheck', version: '0.1.0' },
      command: 'explain',
      arguments: ['explain', 'long.jsonl.gz', '--html', 'page.html'],
    },
    trace: await longRecording(events),
  });
  const browser = await chromium.launch({ executablePath: executable, args: [...browserArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.chart canvas');
    const drawn: number = await page.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))',
    );
    const firstPaint: number = await page.evaluate(
      "performance.getEntriesByName('first-contentful-paint')[0].startTime",
    );
    return { events, bytes: (await stat(file)).size, firstPaint, drawn, motions: await motions(page) };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
};
