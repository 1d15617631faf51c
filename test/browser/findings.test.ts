import { expect, test } from 'vitest';
import { htmlPieces } from '../../checker/report/html/html-report.ts';
import { beliefs, fork, resultsOf, starvation, theft } from './support/real-results.ts';
import { pageFile, read, unscripted } from './support/reader.ts';

const findings = [...starvation(), ...beliefs(), ...(await theft()), fork()];
const place = (kind: string): number => findings.findIndex((finding) => finding.kind === kind);
const file = pageFile([...htmlPieces(resultsOf(findings))].join(''));

test('a finding says what happened, who is to blame, what would fix it, and how to see it again', async (context) => {
  const { page, trouble, requests } = await read(context, file);
  const [first] = findings;
  if (first === undefined) throw new Error('no finding');
  expect(await page.locator('main h2').first().innerText()).toBe(first.headline);
  const text = await page.locator('main').innerText();
  for (const heading of [
    'What happened',
    'Who is to blame',
    'What would fix it',
    'What was not checked',
    'Reproduce it',
  ])
    expect(text).toContain(heading);
  for (const { sentence } of first.remedies) expect(text).toContain(sentence.replace(/\.$/u, ''));
  expect(text).toContain('yieldcheck verify ping-pong --endless --yield yield_now --tokio 1.28.2');
  expect(await page.locator('.verdict').innerText()).toContain('exit code 11');
  expect(await page.locator('.cases tbody tr').count()).toBe(findings.length);
  await page
    .getByRole('button', { name: 'show all', exact: true })
    .filter({ hasText: 'Show 1 more' })
    .click();
  expect(await page.locator('.cases tbody tr').count()).toBe(findings.length + 1);
  expect(trouble).toEqual([]);
  expect(requests).toEqual([]);
});

test('every finding is reached from the list, and no two are shown at once', async (context) => {
  const { page, trouble, hash } = await read(context, file);
  const links = page.locator('.findings a');
  expect(await links.count()).toBe(findings.length);
  for (const [index, finding] of findings.entries()) {
    await links.nth(index).click();
    // Asked again from here: the policy of the page lets nobody evaluate a condition in it for a second time.
    await expect.poll(() => page.locator('main h2').first().innerText()).toBe(finding.headline);
    expect(hash()).toMatch(new RegExp(`^#f=${index}(&|$)`, 'u'));
    await expect.poll(() => page.locator('.timeline').count()).toBe(finding.evidence === undefined ? 0 : 1);
  }
  expect(trouble).toEqual([]);
});

test('sources are links to Tokio, and only https is one', async (context) => {
  const { page } = await read(context, file);
  const links = await page
    .locator('main a[target=_blank]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(link).toMatch(/^https:\/\/github\.com\/tokio-rs\/tokio\//u);
});

test('a fork shows both runs, and what is selected of the one that is looked at', async (context) => {
  const { page, selected, hash, trouble } = await read(context, file, `#f=${place('difference')}`);
  expect(await page.locator('.chart canvas').count()).toBe(2);
  expect(await page.locator('.chart-title').allInnerTexts()).toEqual(['self-wake', 'yield_now']);
  const evidence = findings[place('difference')]?.evidence;
  if (evidence?.kind !== 'fork') throw new Error('no fork');
  const parting = evidence.common + 1;
  expect(await selected()).toBe(`step ${parting}`);
  await page.keyboard.press('j');
  expect(await selected()).toBe(`step ${parting + 1}`);
  await page.keyboard.press('o');
  expect(hash()).toBe(`#f=${place('difference')}&s=${parting + 1}&side=1`);
  expect(await page.getByRole('button', { name: 'yield_now' }).getAttribute('aria-pressed')).toBe('true');
  expect(trouble).toEqual([]);
});

test('a finding without a run says so by showing none', async (context) => {
  const { page } = await read(context, file);
  await page.locator('.findings a').nth(place('vacuity')).click();
  await expect.poll(() => page.locator('.timeline').count()).toBe(0);
  expect(await page.locator('main .kind').first().innerText()).toBe('never put to the test');
});

test('the command is copied by a button', async (context) => {
  const { page } = await read(context, file, '', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'copy the command' }).click();
  await expect
    .poll(() => page.locator('.copied').innerText())
    .toMatch(/^(?:copied|selected: copy it by hand)$/u);
});

test('paper has every finding, all rows, and nothing to press', async (context) => {
  const { page, trouble } = await read(context, file);
  await page.emulateMedia({ media: 'print' });
  await page.waitForSelector('.printed');
  expect(await page.locator('.printed h2').allInnerTexts()).toEqual(
    findings.slice(1).map(({ headline }) => headline),
  );
  const evidence = findings[0]?.evidence;
  if (evidence?.kind !== 'run') throw new Error('no run');
  expect(await page.locator('.items tr[data-item]').count()).toBe(evidence.run.steps.length + 1);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(
    await page.locator('.cases button').count(),
  );
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => page.locator('.printed').count()).toBe(0);
  expect(trouble).toEqual([]);
});

test('starvation is shown by the rows of tasks, with the one that starves in view, from where it repeats', async (context) => {
  const { page, selected } = await read(context, file, `#f=${place('starvation')}`);
  const evidence = findings[place('starvation')]?.evidence;
  if (evidence?.kind !== 'run') throw new Error('no run');
  expect(await page.getByRole('button', { name: 'Tasks' }).getAttribute('aria-pressed')).toBe('true');
  expect(await selected()).toBe(`step ${(evidence.run.loopFrom ?? -1) + 1}`);
  expect(await page.locator('.chart canvas').getAttribute('aria-label')).toContain('3 rows');
  const legend = await page.locator('.legend').innerText();
  expect(legend).toContain('waits to be polled');
  expect(legend).not.toContain('a step');
  expect(await page.locator('.items .flag').innerText()).toBe('waits from here');
});

test('every step of a short run is there with all that it changed', async (context) => {
  const { page } = await read(context, file, `#f=${place('starvation')}`, {
    viewport: { width: 900, height: 800 },
  });
  const cut: unknown = await page.evaluate(
    "[...document.querySelectorAll('.items td')].filter((cell) => cell.scrollWidth > cell.clientWidth).length",
  );
  expect(cut).toBe(0);
  expect(await page.locator('main').innerText()).not.toMatch(/foreign\[|`/u);
});

test('a page whose script does not run says all that it can without', async (context) => {
  const page = await unscripted(context, file);
  const text = await page.locator('body').innerText();
  for (const { headline, rule, remedies } of findings) {
    expect(text).toContain(headline);
    expect(text).toContain(rule.id);
    for (const { sentence } of remedies) expect(text).toContain(sentence.replace(/\.$/u, ''));
  }
  expect(text).toContain('yieldcheck verify ping-pong --endless --yield yield_now --tokio 1.28.2');
  expect(await page.locator('pre').first().innerText()).toContain('runLifoTask');
});
