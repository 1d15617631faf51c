import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../scripts/capture/manifest.ts';
import { hasCargo } from './support/cargo.ts';
import { expectFailure, root, runNode, yieldcheck } from './support/cli.ts';
import { temporaryFolder } from './support/traces.ts';
import type { Ran } from './support/cli.ts';

const capture = (...args: readonly string[]): Ran =>
  runNode([join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/capture/main.ts'), ...args]);

/** The first build compiles Tokio, on machines with other work to do. */
const patience = 900_000;

describe('capture', () => {
  test.each([
    ['a release without a lock file', ['--tokio', '9.9'], /no lock file for the release "9\.9"/u],
    ['a program that there is not', ['--scenario', 'nonsense'], /Nothing is called "nonsense"/u],
  ])('%s is told clearly', (_, args, says) => {
    expectFailure(capture(...args), 2, says);
  });

  test.skipIf(!hasCargo())(
    'records programs on real Tokio, which the checker takes',
    () => {
      const folder = temporaryFolder();
      const scenario = 'yielders-self,ping-pong-yield,hogged-after-wake,block-in-place-mix';
      const { code, out, err } = capture('--tokio', '1.53', '--scenario', scenario, '--into', folder);
      expect({ code, err }).toEqual({ code: 0, err });
      expect(out).toMatch(/13 recordings in .*: each is accepted by its release and violates nothing/u);
      const { recordings } = readManifest(folder);
      expect(recordings.map(({ against }) => against)).toEqual(Array.from({ length: 13 }, () => 'accepted'));
      expect(readdirSync(join(folder, '1.53.1'))).toHaveLength(13);

      const checked = yieldcheck('check', join(folder, '**/*.gz'), '--against', '1.53.1');
      expect(checked.out).toContain('OK  13 of 13 recordings accepted');
      expect(checked.code).toBe(0);
    },
    patience,
  );
});
