import { expect, test } from 'vitest';
import { erasOf } from '../../../checker/check/conformance/eras.ts';
import { releases, rulesOf } from '../../../model/index.ts';

const [first] = releases;
if (first === undefined) throw new Error('no releases');
const same = first.rules;
const other = { ...same, lifoStealable: !same.lifoStealable };

test('releases with the same rules are one era, wherever they are', () => {
  const eras = erasOf([
    { version: '1.1.0', rules: same },
    { version: '1.2.0', rules: other },
    { version: '1.2.2', rules: same },
    { version: '1.3.0', rules: same },
  ]);
  expect(eras).toEqual([
    { release: '1.1.0', spans: [{ from: '1.1.0', before: '1.2.0' }, { from: '1.2.2' }] },
    { release: '1.2.0', spans: [{ from: '1.2.0', before: '1.2.2' }] },
  ]);
});

test('of Tokio, every release is in one era, and no two have the same rules', () => {
  const eras = erasOf(releases);
  const starts = eras.flatMap(({ spans }) => spans.map(({ from }) => from));
  expect(new Set(starts).size).toBe(starts.length);
  const rules = eras.map(({ release }) => JSON.stringify(rulesOf(release)));
  expect(new Set(rules).size).toBe(eras.length);
  for (const { release, spans } of eras)
    for (const { from } of spans) expect(rulesOf(from)).toEqual(rulesOf(release));
});

test('what 1.51.2 took back makes it one with 1.50.0', () => {
  const spans = erasOf(releases).find(({ release }) => release === '1.50.0')?.spans;
  expect(spans).toContainEqual(expect.objectContaining({ from: '1.51.2' }));
});
