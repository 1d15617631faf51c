import { expect, test } from 'vitest';
import { htmlPieces } from '../../checker/report/html/html-report.ts';
import { htmlExplanation } from '../../checker/report/html/index.ts';
import type { Finding } from '../../checker/explain/finding.ts';
import type { Event } from '../../traces/index.ts';
import { openTrace } from '../../traces/index.ts';
import { capture, resultsOf, starvation } from './support/real-results.ts';
import { pageFile, read, unscripted } from './support/reader.ts';

const attacks = [
  '</script><script>globalThis.acted = true</script>',
  '<img src=x onerror="globalThis.acted = true">',
  '<!--<script>',
  '"><svg onload=globalThis.acted=true>',
  "javascript:globalThis.acted='link'",
  '{{constructor.constructor("globalThis.acted=true")()}}',
  '\u202Egnp.exe\u2066 \u{1B}]8;;https://example.com\u0007 \u2028 \uD800 \0',
  '&lt;script&gt;globalThis.acted=true&lt;/script&gt;',
];
const everything = `${attacks.join(' ')} ${'A'.repeat(1_000_000)}`;

/** Every text of a value of plain data replaced, except where `keep` holds one of our own words. */
const poisoned = <T>(value: T, keep: ReadonlySet<string>): T => {
  const made: T = JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' && !keep.has(part) ? everything : part,
  );
  return made;
};

const ours = new Set([
  'starvation',
  'run',
  'scenario',
  'scheduler',
  'worker',
  'task',
  'runtime',
  'system',
  'environment',
]);
const acted = "globalThis.acted ?? 'nothing'";
// A text as the browser shows it has newlines of its own.
const hidden = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

test('a finding of hostile text is only text', async (context) => {
  const kinds = starvation().flatMap(({ evidence }) =>
    evidence?.kind === 'run'
      ? [...evidence.run.start, ...evidence.run.steps.flatMap(({ events }) => events)].flatMap((event) =>
          Object.values(event).filter((part) => typeof part === 'string'),
        )
      : [],
  );
  const findings: readonly Finding[] = poisoned(starvation(), new Set([...ours, ...kinds]));
  const results = { ...resultsOf(findings), origin: poisoned(resultsOf([]).origin, ours) };
  const html = [...htmlPieces(results)].join('');
  expect(html.length).toBeLessThan(1_000_000);
  const bare = await unscripted(context, pageFile(html));
  expect(await bare.locator('img, svg').count()).toBe(0);
  expect(await bare.locator('body').innerText()).toContain('<img src=x onerror=');
  expect(await bare.locator('body').innerText()).not.toMatch(hidden);
  const { page, trouble, requests } = await read(context, pageFile(html));
  for (const key of ['j', 'j', 't', 'n', '?', 'Escape']) await page.keyboard.press(key);
  const text = await page.locator('body').innerText();
  expect(text).toContain('<img src=x onerror=');
  expect(text).toContain(String.raw`\u{202e}`);
  expect(text).not.toMatch(hidden);
  expect(await page.title()).not.toMatch(hidden);
  expect(await page.locator('main img, main svg').count()).toBe(0);
  expect(await page.locator('a[href^=javascript]').count()).toBe(0);
  expect(await page.evaluate(acted)).toBe('nothing');
  expect(trouble).toEqual([]);
  expect(requests).toEqual([]);
});

test('a hostile recording is only text', async (context) => {
  const trace = await openTrace(capture);
  const hostile: Event[] = attacks.map((label, i) => ({
    e: 'mark',
    g: i,
    t: i,
    s: 0,
    w: 0,
    label: `${label}${everything}`,
    value: i,
  }));
  hostile.push({ e: 'stream', g: 100, t: 100, s: 0, w: null, kind: 'worker', name: everything });
  hostile.push({ e: 'spawn.begin', g: 101, t: 101, s: 0, w: 0, task: 1, name: everything, loc: everything });
  hostile.push({ e: 'gap', g: 102, t: 102, s: 0, w: 0, why: everything });
  async function* batches(): AsyncGenerator<readonly Event[]> {
    yield hostile;
  }
  const { runtime } = trace.header;
  const header = {
    ...trace.header,
    scenario: everything,
    recorder: { name: everything, format: everything },
    runtime: { ...runtime, version: everything },
  };
  await trace.close();
  const pieces: string[] = [];
  const explanation = {
    origin: resultsOf([]).origin,
    trace: { file: everything, header, batches, end: () => undefined },
  };
  for await (const piece of htmlExplanation(explanation)) pieces.push(piece);
  const { page, trouble, requests } = await read(context, pageFile(pieces.join('')));
  for (let i = 0; i < hostile.length; i++) await page.keyboard.press('j');
  const text = await page.locator('body').innerText();
  expect(text).toContain('</script><script>');
  expect(text).not.toMatch(hidden);
  expect(await page.evaluate(acted)).toBe('nothing');
  expect(trouble).toEqual([]);
  expect(requests).toEqual([]);
});

test('the policy of the page stops what should ever get in', async (context) => {
  const { page } = await read(context, pageFile([...htmlPieces(resultsOf(starvation()))].join('')));
  const outcome: unknown = await page.evaluate(`(async () => {
    const violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
    const tried = [];
    try { document.body.innerHTML = '<b>markup</b>'; tried.push('markup'); } catch {}
    try { const script = document.createElement('script'); script.text = 'globalThis.acted = true'; document.body.append(script); } catch {}
    try { await fetch('https://example.com/'); tried.push('fetch'); } catch {}
    const image = new Image();
    image.src = 'https://example.com/x.png';
    const style = document.createElement('style');
    style.append('body { display: none }');
    document.head.append(style);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { tried, acted: globalThis.acted ?? 'nothing', display: getComputedStyle(document.body).display, violations: [...new Set(violations)].toSorted() };
  })()`);
  expect(outcome).toMatchObject({ tried: [], acted: 'nothing', display: 'block' });
  expect(outcome).toHaveProperty(
    'violations',
    expect.arrayContaining(['connect-src', 'img-src', 'style-src-elem']),
  );
});
