import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkFile } from '../../../../checker/check/check-file.ts';
import { findingsOfRecording } from '../../../../checker/explain/findings/recording.ts';
import { findingOfVacuity } from '../../../../checker/explain/findings/vacuity.ts';
import type { Finding } from '../../../../checker/explain/finding.ts';
import { remedyInWords } from '../../../../checker/report/text/remedy.ts';
import { recordedProperties } from '../../../../checker/properties/index.ts';

const capture = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';
const folder = mkdtempSync(join(tmpdir(), 'findings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const findingsIn = async (file: string, release?: string): Promise<readonly Finding[]> => {
  const outcome = await checkFile(
    file,
    { properties: recordedProperties, ...(release !== undefined && { release }) },
    () => true,
  );
  if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
  const reproduce = (id: string): readonly string[] => ['check', file, '--property', id];
  return findingsOfRecording(outcome.result, { properties: recordedProperties, reproduce });
};

const prints = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ fingerprint }) => fingerprint);

describe('findings in a recording', () => {
  test('say who took what from whom, and suspect the release when it happens again and again', async () => {
    const findings = await findingsIn(capture, '1.53.1');
    expect(findings.map(({ rule }) => rule.id)).toEqual([
      'one-place',
      'lifo-private',
      'lifo-push-wakes-nobody',
    ]);
    const theft = findings[1];
    expect(theft).toMatchObject({
      kind: 'safety',
      headline: 'Worker 1 took task 2 out of the LIFO slot of worker 0, which is for worker 0 alone.',
      because: "task 2 is in worker 0's LIFO slot, and worker 1 steals it",
      blame: { who: 'question' },
      more: 6,
      evidence: { kind: 'excerpt', failing: [61, 66], omitted: 4 },
      reproduce: ['check', capture, '--property', 'lifo-private'],
    });
    for (const { blame } of findings)
      expect(blame?.because).toMatch(
        /^The recording is of Tokio 1\.51\.1 and was judged by the rules of 1\.53\.1\. .* it is allowed in 1\.51\.0 to 1\.51\.1 and in 1\.52\.0 to 1\.52\.1\.$/u,
      );
    expect(theft?.rule.link).toContain('/tokio-1.53.1/tokio/src/runtime/scheduler/multi_thread/worker.rs');
  });

  test('advise to ask which releases it is of only where that can be told', async () => {
    const outcome = await checkFile(
      capture,
      { properties: recordedProperties, release: '1.53.1' },
      () => true,
    );
    if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
    const { header } = outcome.result;
    const coverage = { ...header.coverage, 'park.begin': 'none' } as const;
    const options = { properties: recordedProperties, reproduce: () => [] };
    const remediesOf = (result: typeof outcome.result): readonly string[] =>
      findingsOfRecording(result, options).flatMap(({ remedies }) => remedies.map(remedyInWords));
    expect(remediesOf(outcome.result).join()).toContain('--which-release');
    const blind = remediesOf({ ...outcome.result, header: { ...header, coverage } }).join();
    expect(blind).toContain('--tokio');
    expect(blind).not.toContain('--which-release');
  });

  test('there are none where nothing is violated', async () => {
    expect(await findingsIn(capture)).toEqual([]);
  });

  test('have fingerprints that outlive the name of the file, and differ by rule', async () => {
    const renamed = join(folder, 'renamed.gz');
    copyFileSync(capture, renamed);
    const [one, other] = [
      prints(await findingsIn(capture, '1.53.1')),
      prints(await findingsIn(renamed, '1.53.1')),
    ];
    expect(other).toEqual(one);
    expect(new Set(one).size).toBe(3);
    for (const print of one) expect(print).toMatch(/^[0-9a-f]{16}$/u);
  });
});

describe('the finding that a recording puts nothing to the test', () => {
  test('says what would have had to happen, and blames the question', async () => {
    const outcome = await checkFile(capture, { properties: recordedProperties }, () => true);
    const property = recordedProperties.find(({ id }) => id === 'local-fifo');
    if (outcome.kind !== 'checked' || property === undefined) throw new Error('nothing was checked');
    expect(findingOfVacuity(property, outcome.result, ['check', capture])).toMatchObject({
      kind: 'vacuity',
      headline:
        'Nothing is known about local-fifo from the recording: it never happened that a task is taken or stolen from a local queue.',
      blame: { who: 'question' },
      remedies: [
        {
          sentence: 'Record a program in which it happens that a task is taken or stolen from a local queue.',
        },
      ],
    });
  });
});
