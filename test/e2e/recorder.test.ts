import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hasCargo } from './support/cargo.ts';
import { entryPoint, root, yieldcheck } from './support/cli.ts';
import { temporaryFolder } from './support/traces.ts';

const workspace = join(root, 'traces/recorder');

/** With what Tokio shows only to those who ask for it, and without. */
const builds = { unstable: '--cfg tokio_unstable', stable: '' };

const cargo = (
  args: readonly string[],
  rustFlags: string,
): { readonly code: number | null; readonly told: string } => {
  const { status, stdout, stderr } = spawnSync('cargo', args, {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      CARGO_TARGET_DIR: join(root, '.capture/target'),
      ...process.env,
      RUSTFLAGS: rustFlags,
      YIELDCHECK: entryPoint,
      CARGO_TERM_COLOR: 'never',
    },
    maxBuffer: 1 << 28,
  });
  return { code: status, told: `${stdout}${stderr}` };
};

const tastes: readonly (readonly [string, readonly string[]])[] = [
  ['fmt', ['fmt', '--check']],
  // A workspace of its own, which is not built here: Wasmtime takes minutes.
  ['fmt', ['fmt', '--check', '--manifest-path', join(workspace, 'guests/Cargo.toml')]],
  ['clippy', ['clippy', '--workspace', '--all-targets', '--locked', '--', '-D', 'warnings']],
];

/** The first build compiles everything, on machines with other work to do. */
const patience = 900_000;

describe.skipIf(!hasCargo())('the recorder, where there is cargo', () => {
  for (const [tool, args] of tastes)
    test(
      `is to the liking of cargo ${args.join(' ').replace(root, '.')}`,
      ({ skip }) => {
        if (!hasCargo(tool)) skip(`cargo ${tool} is not installed`);
        const { code, told } = cargo(args, builds.unstable);
        expect({ code, told }).toEqual({ code: 0, told });
      },
      patience,
    );

  test(
    'passes its tests, which have their recordings checked',
    () => {
      const { code, told } = cargo(['test', '--workspace', '--locked'], builds.unstable);
      expect({ code, told }).toEqual({ code: 0, told });
      expect(told).toMatch(/test a_program_that_outruns_its_buffers_leaves_gaps_and_no_faults \.\.\. ok/u);
    },
    patience,
  );

  test.each(Object.entries(builds))(
    'records what the checker takes, in a build that is %s',
    (name, rustFlags) => {
      const file = join(temporaryFolder(), `${name}.jsonl.gz`);
      const example = ['run', '--locked', '--package', 'yieldcheck-recorder', '--example', 'two_yielders'];
      const { code, told } = cargo([...example, '--', file], rustFlags);
      expect({ code, told }).toEqual({ code: 0, told });

      const [header = ''] = gunzipSync(readFileSync(file)).toString().split('\n');
      const shown = name === 'stable' ? 'none' : 'all';
      expect(JSON.parse(header)).toMatchObject({ coverage: { 'poll.begin': 'all', 'run.begin': shown } });

      const checked = yieldcheck('check', file);
      expect(checked).toMatchObject({ code: 0, err: '' });
      expect(checked.out).toMatch(/^OK {2}1 file, \d+ events: 7 properties hold/mu);
      expect(yieldcheck('check', file, '--against', 'auto')).toMatchObject({ code: 0, err: '' });
    },
    patience,
  );
});
