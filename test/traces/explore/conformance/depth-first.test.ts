import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../../../../model/index.ts';
import { exploreDepthFirst } from '../../../../traces/index.ts';
import { peterson, walker } from '../../../model/machine/toys.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { holdToTheLaws } from './explorers.suite.ts';

const folder = temporaryDirectory();

holdToTheLaws({
  name: 'depth first',
  explore: exploreDepthFirst,
  skip: { 'reports shortest paths': 'it reports the first path that it takes' },
});

it('goes as far as it can before it goes back', () => {
  expect(exploreDepthFirst(compile(peterson())).depth).toBeGreaterThan(6);
});

it('goes as far as there are states', () => {
  const far = Array.from({ length: 20_000 }, (_, node) => (node === 19_999 ? [] : [node + 1]));
  const machine = walker(far).invariant('it goes on', ({ at }) => at < 19_999);
  const { broken, ...found } = exploreDepthFirst(compile(machine));
  expect(found).toMatchObject({ states: 20_000, depth: 19_999, terminal: 1, complete: true });
  expect(broken).toMatchObject([{ path: Array.from({ length: 19_999 }, () => 0) }]);
});

it('refuses what it cannot do', () => {
  const threads = { count: 2, source: { module: '', argument: null } };
  for (const options of [{ fingerprint: true }, { threads }])
    expect(() => exploreDepthFirst(compile(peterson()), options)).toThrow(RangeError);
});

it('refuses a checkpoint, and leaves its file alone', () => {
  const file = join(folder, 'checkpoint');
  const call = (): unknown => exploreDepthFirst(compile(peterson()), { checkpoint: { file, question: {} } });
  expect(call).toThrow(RangeError);
  expect(call).toThrow(/keeps no checkpoint/u);
  expect(existsSync(file)).toBe(false);
});
