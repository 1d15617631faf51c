import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openReporting } from '../../../checker/cli/reporting.ts';
import type { Session } from '../../../checker/cli/session.ts';
import type { Surroundings } from '../../../checker/cli/surroundings.ts';
import { exitCode } from '../../../checker/exit-code.ts';
import type { Output } from '../../../checker/report/output.ts';
import { UnwritableError } from '../../../checker/report/unwritable.ts';

const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-reporting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nobody: Surroundings = { isGithub: false, repository: folder };
const held = { code: exitCode.ok, grounds: [] } as const;

/** A session, and all that is written to its streams. */
const sessionIn = (surroundings: Surroundings): { readonly session: Session; readonly said: string[] } => {
  const said: string[] = [];
  const output: Output = {
    write: (text) => void said.push(text),
    columns: 80,
    colour: false,
    isTerminal: false,
    closed: false,
  };
  const session: Session = {
    out: output,
    err: output,
    commands: { out: output, err: output },
    surroundings,
    arguments: ['check', 'x.jsonl'],
    end: () => {},
  };
  return { session, said };
};

describe('the reports of a run', () => {
  test('are written but for the one that cannot be, which is told at the end', () => {
    const gone = join(folder, 'gone');
    mkdirSync(gone);
    const kept = join(folder, 'kept.xml');
    const reporting = openReporting(sessionIn(nobody).session, 'check', {
      reporter: [
        { name: 'sarif', file: join(gone, 'x.sarif') },
        { name: 'junit', file: kept },
      ],
    });
    rmSync(gone, { recursive: true });
    reporting.tell([], held);
    expect(() => reporting.close()).toThrow(UnwritableError);
    expect(readFileSync(kept, 'utf8')).toContain('<testsuites');
    expect(existsSync(gone)).toBe(false);
  });

  test('do without a summary that cannot be written, and say so', () => {
    const summary = join(folder, 'no-such-folder', 'summary.md');
    const { session, said } = sessionIn({ isGithub: true, repository: folder, summary });
    const kept = join(folder, 'kept.md');
    const reporting = openReporting(session, 'check', {
      reporter: [{ name: 'github' }, { name: 'markdown', file: kept }],
    });
    reporting.tell([], held);
    reporting.close();
    expect(said.join('')).toMatch(/^::warning title=There is no summary::.*its folder does not exist.*\n$/u);
    expect(readFileSync(kept, 'utf8')).toMatch(/^## Passed/u);
  });
});
