import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Branch } from './branches.ts';
import { branchesNotRun } from './branches.ts';
import type { PlainSurvey } from './survey.ts';
import { surveysIn } from './survey.ts';

/** What the exploration of all cells showed. */
export interface Gathered {
  readonly surveys: readonly PlainSurvey[];
  readonly branches: readonly Branch[];
}

const root = join(import.meta.dirname, '../..');

/**
 * Explores every cell as far as `states`, in a process of its own whose coverage tells which branches were run.
 *
 * @throws Error where that process fails
 */
export const gather = (states: number): Gathered => {
  const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-vacuity-'));
  try {
    const script = join(import.meta.dirname, 'explore-cells.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, String(states)],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...process.env, NODE_V8_COVERAGE: folder },
      },
    );
    if (status !== 0) throw new Error(`${script} failed:\n${stderr.split('\n').slice(-20).join('\n')}`);
    return { surveys: surveysIn(stdout), branches: branchesNotRun(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
